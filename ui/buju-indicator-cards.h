/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorCards: charts from base to target, one a card, under the document that states them.
 * Figures of different scope never share a card. Activating a card emits "chosen" (const char
 * *id). */

#include <gtk/gtk.h>

#include "plan/buju-indicator-table.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_CARDS (buju_indicator_cards_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorCards, buju_indicator_cards, BUJU, INDICATOR_CARDS, GtkWidget)

/* @rows: const BujuIndicatorRow*, whose content outlives the widget. */
void buju_indicator_cards_set (BujuIndicatorCards *self, BujuContent *content,
                               const GPtrArray *rows,
                               BujuLanguage language);

G_END_DECLS
