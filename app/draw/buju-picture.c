/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-picture-private.h"

#include <glib/gi18n-lib.h>

#define LARGE (8 << 20)

/**
 * buju_picture_append_cb:
 * @closure: a #GByteArray that was empty at first
 * @data: (array length=length): what a surface writes
 * @length: bytes of @data
 *
 * Returns: %CAIRO_STATUS_SUCCESS, or %CAIRO_STATUS_NO_MEMORY
 */
cairo_status_t
buju_picture_append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;
  gsize after = (gsize) bytes->len + length;

  /* It doubles when it grows, and a failure of that would be the end of the process. */
  if (after > LARGE && (bytes->len ^ after) > bytes->len)
    {
      gpointer probe = g_try_malloc (2 * after);

      g_free (probe);
      if (probe == NULL)
        return CAIRO_STATUS_NO_MEMORY;
    }
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/*< private >
 * buju_picture_check:
 * @drawn: whether all was drawn; if not, @error says why already
 * @status: what cairo says of it
 * @error: return location for a #GError
 *
 * Returns: whether there is a picture
 */
gboolean
buju_picture_check (gboolean drawn, cairo_status_t status, GError **error)
{
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_SURFACE,
                   _("the picture could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return drawn;
}

/**
 * buju_picture_finish:
 * @self: a picture
 * @cr: (transfer full): a context on @surface
 * @surface: a surface; finished afterwards
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws and closes: cairo says only at the end whether all went well.
 *
 * Returns: %FALSE with %BUJU_EXPORT_ERROR_SURFACE or what the drawing function says
 */
gboolean
buju_picture_finish (const BujuPicture *self, cairo_t *cr, cairo_surface_t *surface,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean drawn = self->draw (cr, self->data, cancellable, error);
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  return buju_picture_check (drawn, status, error);
}

/*< private >
 * buju_picture_prefix_error:
 * @file: what was to be written
 * @error: what went wrong
 *
 * Puts the name of @file before the message.
 */
void
buju_picture_prefix_error (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);

  g_prefix_error (error, "“%s”: ", display);
}
