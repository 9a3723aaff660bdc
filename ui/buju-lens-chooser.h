/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLensChooser: a dialog with all industries of the documents, in the groups that these put them
 * in, searchable by Chinese, pinyin and English. A row lights that industry alone and closes; its
 * check mark adds it or takes it away and stays. */

#include <adwaita.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LENS_CHOOSER (buju_lens_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BujuLensChooser, buju_lens_chooser, BUJU, LENS_CHOOSER, AdwWindow)

GtkWidget *buju_lens_chooser_new (BujuSession *session);

G_END_DECLS
