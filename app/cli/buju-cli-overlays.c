/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-overlays.h"

#include <glib/gi18n-lib.h>

#include "cli/buju-cli-interrupt.h"
#include "cli/buju-cli-private.h"
#include "session/buju-loader.h"
#include "session/buju-recipe-layer.h"

/**
 * buju_cli_overlays_clear:
 * @self: options
 *
 * Frees their strings.
 */
void
buju_cli_overlays_clear (BujuCliOverlays *self)
{
  g_strfreev (self->files);
  g_free (self->crs);
  g_free (self->datum);
  g_free (self->encoding);
  g_free (self->field);
  g_free (self->label);
}

/* Where nobody said in which coordinate system a file is, nothing is placed; what would fit is
 * named. */
static int
fail_unplaced (const BujuLoaded *loaded)
{
  g_autoptr (GString) guesses = g_string_new (NULL);

  if (loaded->error != NULL)
    return buju_cli_fail ("%s: %s", loaded->finding->name, loaded->error->message);
  for (guint i = 0; i < MIN (loaded->guesses->len, 4); i++)
    {
      const BujuCrsGuess *guess = &g_array_index (loaded->guesses, BujuCrsGuess, i);

      g_string_append_printf (guesses, "%s%s (%s)", i > 0 ? ", " : "", guess->crs, guess->name);
    }
  if (guesses->len == 0)
    return buju_cli_fail (_("“%s” does not say in which coordinate system it is: name it with "
                            "--overlay-crs"),
                          loaded->finding->name);
  return buju_cli_fail (_("“%s” does not say in which coordinate system it is: name it with "
                          "--overlay-crs. "
                          "These would put it in the city: %s"), loaded->finding->name,
                          guesses->str);
}

static void
tell_more (const BujuLoaded *loaded)
{
  const BujuReport *report = buju_overlay_get_report (loaded->overlay);
  const char *problem = buju_overlay_get_problem (loaded->overlay);

  for (guint i = 0; i < report->notes->len; i++)
    buju_cli_warn ("%s: %s", loaded->finding->name,
                   (const char *) g_ptr_array_index (report->notes, i));
  if (problem != NULL)
    buju_cli_warn ("%s: %s", loaded->finding->name, problem);
  if (loaded->hint != BUJU_DATUM_NONE)
    buju_cli_warn (_("“%s” looks shifted as web maps are (%s, %.0f %% sure): if it is, say "
                     "--overlay-datum %s"),
                   loaded->finding->name, loaded->hint == BUJU_DATUM_GCJ02 ? "GCJ-02" : "BD-09",
                   loaded->hint_confidence * 100, buju_datum_get_name (loaded->hint));
}

/* @loaded: (transfer full) */
static int
take_loaded (BujuLoaded *loaded, const BujuOverlayLook *look, const char *name, GPtrArray *overlays)
{
  g_autoptr (BujuLoaded) own G_GNUC_UNUSED = loaded;
  g_autofree char *id = g_strdup_printf ("overlay-%u", overlays->len + 1);
  g_autoptr (BujuOverlay) looking = NULL;
  BujuOverlay *named;

  if (loaded->status == BUJU_LOADED_UNPLACED)
    return fail_unplaced (loaded);
  if (loaded->status == BUJU_LOADED_NO_PLACES)
    return buju_cli_fail (_("“%s” has neither coordinates nor names of places that are known here"),
                          loaded->finding->name);
  if (loaded->status != BUJU_LOADED_DONE)
    return buju_cli_fail ("%s", loaded->error->message);
  looking = buju_overlay_with_look (loaded->overlay, look);
  g_clear_pointer (&loaded->overlay, buju_overlay_unref);
  loaded->overlay = name != NULL ? buju_overlay_with_name (looking, name)
                    : buju_overlay_ref (looking);
  named = buju_overlay_with_id (loaded->overlay, id);
  g_ptr_array_add (overlays, named);
  tell_more (loaded);
  return -1;
}

static gboolean
has_numbers (const BujuTable *table, const char *field)
{
  int column = table != NULL ? buju_table_find_field (table, field) : -1;
  guint n_numbers = 0, n_texts = 0;

  for (guint i = 0; column >= 0 && i < MIN (buju_table_get_n_rows (table), 1000); i++)
    {
      if (buju_table_get (table, i, column) == NULL)
        continue;
      if (buju_table_get_number (table, i, column) == buju_table_get_number (table, i, column))
        n_numbers++;
      else
        n_texts++;
    }
  return n_numbers > 0 && n_texts == 0;
}

static int
take_file (const BujuCliOverlays *options, const BujuFinding *finding, BujuLibrary *library,
           GCancellable *cancellable, GPtrArray *overlays)
{
  BujuOpenOptions open = BUJU_OPEN_OPTIONS_INIT;
  g_auto (BujuOverlayLook) look = { 0 };
  BujuLoaded *loaded;
  const BujuTable *table;

  open.crs = options->crs;
  open.encoding = options->encoding;
  open.has_datum = options->datum != NULL;
  if (options->datum != NULL && !buju_datum_from_name (options->datum, &open.datum))
    return buju_cli_usage (_("--overlay-datum %s: use gcj02, bd09 or none"), options->datum);
  loaded = buju_loader_read (library, finding, &open, cancellable, NULL);
  if (loaded == NULL)
    return BUJU_CLI_FAILED;
  buju_overlay_look_init (&look, overlays->len);
  buju_overlay_look_set (&look.label_field, options->label);
  buju_overlay_look_set (&look.field, options->field);
  table = loaded->overlay != NULL ? buju_layer_get_table (buju_overlay_get_layer (loaded->overlay))
          : NULL;
  if (options->field != NULL)
    look.mode = has_numbers (table, options->field) ? BUJU_OVERLAY_GRADUATED
                : BUJU_OVERLAY_CATEGORY;
  return take_loaded (loaded, &look, NULL, overlays);
}

static int
take_paths (const BujuCliOverlays *options, BujuLibrary *library, GCancellable *cancellable,
            GPtrArray *overlays)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) findings = buju_finding_list ((const char * const *) options->files,
                                                      &problems, cancellable, NULL);
  int code = -1;

  if (findings == NULL)
    return BUJU_CLI_FAILED;
  if (problems->len > 0)
    return buju_cli_fail ("%s", (const char *) g_ptr_array_index (problems, 0));
  for (guint i = 0; i < findings->len && code < 0; i++)
    code = take_file (options, g_ptr_array_index (findings, i), library, cancellable, overlays);
  return code;
}

static void
compare_hash (const BujuRecipeOverlay *wanted, const BujuOverlay *overlay)
{
  const char *hash = buju_overlay_await_hash (overlay);

  if (wanted->hash != NULL && g_strcmp0 (wanted->hash, hash) != 0)
    buju_cli_warn (_("“%s” is no longer the file that the recipe was made with"), wanted->file);
}

static int
take_recipe_overlay (const BujuRecipeOverlay *wanted, BujuLibrary *library,
                     GCancellable *cancellable, GPtrArray *overlays)
{
  g_autoptr (GError) error = NULL;
  BujuLoaded *loaded = buju_recipe_layer_read (wanted, library, NULL, cancellable, &error);
  int code;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return BUJU_CLI_FAILED;
  if (loaded == NULL)
    return buju_cli_fail ("%s", error->message);
  code = take_loaded (loaded, &wanted->look, wanted->name, overlays);
  if (code < 0)
    compare_hash (wanted, g_ptr_array_index (overlays, overlays->len - 1));
  return code;
}

/**
 * buju_cli_read_overlays:
 * @options: what the command line says
 * @recipe: (nullable): a recipe, whose layers lie below
 * @library: our places and districts
 * @overlays: (out) (transfer full) (nullable) (element-type BujuOverlay): the layers, bottom first
 *
 * Returns: -1, or the exit code after a message
 */
int
buju_cli_read_overlays (const BujuCliOverlays *options, const BujuRecipe *recipe,
                        BujuLibrary *library, GPtrArray **overlays)
{
  /* What an archive is unpacked to must not stay. */
  g_autoptr (BujuCliInterrupt) interrupt = buju_cli_interrupt_new ();
  GCancellable *cancellable = buju_cli_interrupt_get_cancellable (interrupt);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  int code = -1;

  *overlays = NULL;
  for (guint i = 0; recipe != NULL && i < recipe->overlays->len && code < 0; i++)
    code = take_recipe_overlay (g_ptr_array_index (recipe->overlays, i), library, cancellable,
                                found);
  if (code < 0 && options->files != NULL)
    code = take_paths (options, library, cancellable, found);
  if (code < 0 && found->len > 0)
    *overlays = g_steal_pointer (&found);
  return code;
}
