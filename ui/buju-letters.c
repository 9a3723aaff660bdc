/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-letters.h"

#define DPI (96.0 * 1024)   /* of letters as they are mostly, in the unit of the setting */

/**
 * buju_letters_get_scale:
 *
 * Returns: 1 for letters as they are mostly, 1.5 for those half as large again
 */
double
buju_letters_get_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi = -1;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / DPI : 1;
}
