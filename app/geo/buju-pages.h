/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memory for pictures: all of it is going to be written at once, so it is taken in the largest pages that there are. In
 * small ones a picture of 8 MB costs four milliseconds before its first pixel is drawn. */

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): zeros; NULL when memory is out. */
gpointer buju_pages_new  (gsize size);
void     buju_pages_free (gpointer memory, gsize size);

G_END_DECLS
