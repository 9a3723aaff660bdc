/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* All formats; apart from each of them, so that a program may do with fewer. */

#include "draw/buju-picture-private.h"

#include "draw/buju-output.h"

#define DEFAULT_DPI 200.0

/**
 * buju_picture_to_bytes:
 * @self: a picture
 * @format: as what
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the content of the file; %NULL with #BujuExportError or what the
 *   drawing function says
 */
GBytes *
buju_picture_to_bytes (const BujuPicture *self, BujuFormat format, double dpi,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && self->draw != NULL, NULL);

  switch (format)
    {
    case BUJU_FORMAT_PNG:
      return buju_picture_to_png (self, dpi > 0 ? dpi : DEFAULT_DPI, cancellable, error);
    case BUJU_FORMAT_PDF:
      return buju_picture_to_pdf (self, cancellable, error);
    case BUJU_FORMAT_SVG:
      return buju_picture_to_svg (self, cancellable, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * buju_picture_export:
 * @self: a picture
 * @file: where to
 * @format: as what
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes @self completely or not at all. The same picture gives the same bytes.
 *
 * Returns: %FALSE with #BujuExportError, #GIOErrorEnum or what the drawing function says
 */
gboolean
buju_picture_export (const BujuPicture *self, GFile *file, BujuFormat format, double dpi,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && self->draw != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!buju_output_check (file, error))
    return FALSE;
  bytes = buju_picture_to_bytes (self, format, dpi, cancellable, error);
  if (bytes != NULL)
    return buju_output_write (file, bytes, cancellable, error);
  buju_picture_prefix_error (file, error);
  return FALSE;
}
