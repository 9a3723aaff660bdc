/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-readings.h"

/* Members of archives follow the address of the archive; no address has a line break. */
static char *
make_key (const char *path, const char *member)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  return member != NULL ? g_strconcat (uri, "\n", member, NULL) : g_steal_pointer (&uri);
}

/**
 * buju_file_reading_clear:
 * @self: a reading
 *
 * Frees what it holds.
 */
void
buju_file_reading_clear (BujuFileReading *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->crs, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->columns, g_free);
  *self = (BujuFileReading) { NULL };
}

static gboolean
is_empty (const BujuFileReading *self)
{
  return self->crs == NULL && self->encoding == NULL && !self->has_datum && self->columns == NULL
         && !self->join;
}

static void
take_entry (GVariant *entry, BujuFileReading *reading)
{
  g_autofree char *datum = NULL;

  g_variant_lookup (entry, "crs", "s", &reading->crs);
  g_variant_lookup (entry, "encoding", "s", &reading->encoding);
  g_variant_lookup (entry, "columns", "s", &reading->columns);
  g_variant_lookup (entry, "join", "b", &reading->join);
  if (g_variant_lookup (entry, "datum", "s", &datum))
    reading->has_datum = buju_datum_from_name (datum, &reading->datum);
}

/**
 * buju_readings_find:
 * @self: a list of type %BUJU_READINGS_TYPE
 * @path: (type filename): a file
 * @member: (nullable): path within it when it is an archive
 * @reading: (out caller-allocates): what was said; cleared with buju_file_reading_clear()
 *
 * Returns: whether something was said
 */
gboolean
buju_readings_find (GVariant *self, const char *path, const char *member, BujuFileReading *reading)
{
  g_autofree char *key = NULL;
  GVariantIter iter;
  const char *other;
  GVariant *entry;

  g_return_val_if_fail (self != NULL && path != NULL && reading != NULL, FALSE);

  *reading = (BujuFileReading) { NULL };
  key = make_key (path, member);
  g_variant_iter_init (&iter, self);
  while (g_variant_iter_next (&iter, "(&s@a{sv})", &other, &entry))
    {
      gboolean found = g_str_equal (other, key);

      if (found)
        take_entry (entry, reading);
      g_variant_unref (entry);
      if (found)
        return !is_empty (reading);
    }
  return FALSE;
}

static GVariant *
make_entry (const BujuFileReading *reading)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (reading->crs != NULL)
    g_variant_dict_insert (&dict, "crs", "s", reading->crs);
  if (reading->encoding != NULL)
    g_variant_dict_insert (&dict, "encoding", "s", reading->encoding);
  if (reading->columns != NULL)
    g_variant_dict_insert (&dict, "columns", "s", reading->columns);
  if (reading->join)
    g_variant_dict_insert (&dict, "join", "b", TRUE);
  if (reading->has_datum)
    g_variant_dict_insert (&dict, "datum", "s", buju_datum_get_name (reading->datum));
  return g_variant_dict_end (&dict);
}

/**
 * buju_readings_with:
 * @self: a list of type %BUJU_READINGS_TYPE
 * @path: (type filename): a file
 * @member: (nullable): path within it when it is an archive
 * @reading: what was said of it
 *
 * Returns: (transfer full): the list with that first, and nothing else of this file
 */
GVariant *
buju_readings_with (GVariant *self, const char *path, const char *member,
                    const BujuFileReading *reading)
{
  g_autofree char *key = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  GVariant *entry;
  guint n = 0;

  g_return_val_if_fail (self != NULL && path != NULL && reading != NULL, NULL);

  key = make_key (path, member);
  g_variant_builder_init (&builder, G_VARIANT_TYPE (BUJU_READINGS_TYPE));
  if (!is_empty (reading))
    {
      g_variant_builder_add (&builder, "(s@a{sv})", key, make_entry (reading));
      n++;
    }
  g_variant_iter_init (&iter, self);
  while (g_variant_iter_next (&iter, "(&s@a{sv})", &other, &entry))
    {
      if (!g_str_equal (other, key) && n++ < BUJU_READINGS_MOST)
        g_variant_builder_add (&builder, "(s@a{sv})", other, entry);
      g_variant_unref (entry);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
