/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPage: a sheet of paper. A value. Millimetres become points here and nowhere else. */

#include <glib.h>

G_BEGIN_DECLS

/* How a sheet is composed on it. */
typedef enum
{
  BUJU_PAGE_REPORT,  /* the whole sheet: A5 … A0 and free sizes */
  BUJU_PAGE_SLIDE,   /* larger type, fewer texts */
  BUJU_PAGE_COLUMN   /* a figure in a journal: the map with its legend under it, short texts */
} BujuPageTemplate;

typedef struct
{
  double width;       /* pt */
  double height;      /* pt */
  double type_size;   /* factor on every type size and line weight: 1 on A4 */
  double title_size;  /* a further factor on titles */
  BujuPageTemplate template;
  gboolean shrinks;   /* becomes as high as what stands on it; @height is the most */
} BujuPage;

double   buju_page_from_mm (double mm);
gboolean buju_page_parse   (const char *name, gboolean landscape, BujuPage *page, GError **error);

G_END_DECLS
