/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of BujuLensPanel. */

#include <gtk/gtk.h>

#include "plan/buju-lens.h"

G_BEGIN_DECLS

/* A name, a bar as long as @n of @most, and "@n +@within". (transfer floating) */
GtkWidget        *buju_lens_rows_new_bar       (const BujuText *name, BujuLanguage language,
                                                guint n, guint within,
                                                guint most);
GtkWidget        *buju_lens_rows_new_layout    (const BujuLensLayout *count, gboolean now,
                                                BujuLanguage language);
/* @on_map: whether there is somewhere to fly to. */
GtkWidget        *buju_lens_rows_new_place     (const BujuLensPlace *place, gboolean on_map,
                                                BujuLanguage language);
const BujuLayout *buju_lens_rows_get_layout    (GtkListBoxRow *row);   /* (nullable) */
const BujuPlace  *buju_lens_rows_get_place     (GtkListBoxRow *row);   /* (nullable) */
/* "Future health includes: …"; NULL when it stands for itself alone. (transfer full) */
char             *buju_lens_rows_list_included (const BujuLensIndustry *industry,
                                                BujuLanguage language);

G_END_DECLS
