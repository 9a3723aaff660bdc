/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuLoader, file of what was said of files before. */
#include "config.h"

#include "session/buju-loader-private.h"

/**
 * buju_loader_set_readings:
 * @self: a loader
 * @readings: (nullable): a list of type %BUJU_READINGS_TYPE
 *
 * What was said of files before holds for all that is opened from now on, but for what the
 * options say.
 */
void
buju_loader_set_readings (BujuLoader *self, GVariant *readings)
{
  g_return_if_fail (BUJU_IS_LOADER (self));

  if (readings != NULL)
    g_variant_ref_sink (readings);
  g_clear_pointer (&self->readings, g_variant_unref);
  self->readings = readings;
}

/**
 * buju_loader_recall:
 * @self: a loader
 * @finding: a data set
 * @reading: (out caller-allocates): what was said of it, which @options then borrow; cleared with
 *   buju_file_reading_clear()
 * @options: what is known otherwise, to be completed
 */
void
buju_loader_recall (BujuLoader *self, const BujuFinding *finding, BujuFileReading *reading,
                    BujuOpenOptions *options)
{
  g_return_if_fail (BUJU_IS_LOADER (self) && finding != NULL && reading != NULL && options != NULL);

  *reading = (BujuFileReading) { NULL };
  if (self->readings == NULL
      || !buju_readings_find (self->readings, finding->path, finding->member, reading))
    return;
  if (options->crs == NULL)
    options->crs = reading->crs;
  if (options->encoding == NULL)
    options->encoding = reading->encoding;
  if (!options->has_datum)
    {
      options->has_datum = reading->has_datum;
      options->datum = reading->datum;
    }
  if (options->columns == NULL && options->columns_text == NULL)
    {
      options->columns_text = reading->columns;
      options->join = options->join || reading->join;
    }
}
