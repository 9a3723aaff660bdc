/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

/**
 * buju_report_new:
 * @file: the file's path
 *
 * Returns: (transfer full): a report with nothing in it yet
 */
BujuReport *
buju_report_new (const char *file)
{
  BujuReport *self;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (BujuReport, 1);
  self->file = g_filename_display_name (file);
  self->extent = BUJU_BOX_EMPTY;
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * buju_report_free:
 * @self: (transfer full): a report
 */
void
buju_report_free (BujuReport *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file);
  g_free (self->geometry);
  g_free (self->encoding);
  buju_crs_clear (&self->crs);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * buju_report_get_status:
 * @self: a report
 *
 * Returns: (transfer none): "warn" when something was wrong with the file, else "ok"
 */
const char *
buju_report_get_status (const BujuReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notes->len > 0 || self->damaged > 0 ? "warn" : "ok";
}
