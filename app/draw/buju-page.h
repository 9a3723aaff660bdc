/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPage: a sheet of paper. A value. Millimetres become points here and nowhere else. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double width;      /* pt */
  double height;     /* pt */
  double type_size;  /* factor on every type size and line weight: 1 on A4 */
} BujuPage;

double   buju_page_from_mm (double mm);
gboolean buju_page_parse   (const char *name, gboolean landscape, BujuPage *page, GError **error);

G_END_DECLS
