/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memory for pictures: all of it is going to be written at once, so it is taken at once instead of
 * page by page, each with a fault of its own. For a picture of 8 MB that is a third of four
 * milliseconds before its first pixel is drawn. */

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): zeros; NULL when memory is out. */
gpointer buju_pages_new  (gsize size);
void     buju_pages_free (gpointer memory, gsize size);

G_END_DECLS
