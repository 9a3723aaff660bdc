/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Formats by the names of files; apart from sheets, which not everything that is written is. */

#include "draw/buju-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (buju-export-error-quark, buju_export_error)

/**
 * buju_format_from_name:
 * @file_name: a file name
 * @format: (out): what its suffix stands for
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %BUJU_EXPORT_ERROR_FORMAT when the suffix is none of .png, .pdf, .svg
 */
gboolean
buju_format_from_name (const char *file_name, BujuFormat *format, GError **error)
{
  static const struct { const char *suffix; BujuFormat format; } suffixes[] = {
    { ".png", BUJU_FORMAT_PNG }, { ".pdf", BUJU_FORMAT_PDF }, { ".svg", BUJU_FORMAT_SVG }
  };
  g_autofree char *display = NULL;
  const char *dot;

  g_return_val_if_fail (file_name != NULL && format != NULL, FALSE);

  dot = strrchr (file_name, '.');
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i].suffix) == 0)
      {
        *format = suffixes[i].format;
        return TRUE;
      }
  display = g_filename_display_name (file_name);
  g_set_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_FORMAT,
               _("“%s”: the name must end in .png, .pdf or .svg"), display);
  return FALSE;
}
