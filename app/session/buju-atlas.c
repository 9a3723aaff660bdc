/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "geo/buju-work.h"

/* How much smaller than it could be a figure may become for the sake of one scale with the
 * others. */
#define MOST_SHRINK 2.0

static const char *const kinds[BUJU_ATLAS_N_KINDS] = { "layout", "component", "district",
                                                       "industry", "park" };

/**
 * buju_atlas_kind_parse:
 * @text: "layout", "component", "district", "industry" or "park"
 * @kind: (out): what it means
 *
 * Returns: %FALSE when @text is none of them
 */
gboolean
buju_atlas_kind_parse (const char *text, BujuAtlasKind *kind)
{
  for (guint i = 0; i < BUJU_ATLAS_N_KINDS; i++)
    if (g_str_equal (text, kinds[i]))
      {
        *kind = (BujuAtlasKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * buju_atlas_kind_to_string:
 * @kind: a kind
 *
 * Returns: what buju_atlas_kind_parse() takes
 */
const char *
buju_atlas_kind_to_string (BujuAtlasKind kind)
{
  g_return_val_if_fail (kind < BUJU_ATLAS_N_KINDS, NULL);

  return kinds[kind];
}

static void
entry_free (AtlasEntry *self)
{
  g_clear_pointer (&self->sheet, buju_sheet_unref);
  g_free (self);
}

/*< private >
 * buju_atlas_step:
 * @self: an atlas
 *
 * Says that one step more is done: each figure is laid out, and drawn.
 */
void
buju_atlas_step (BujuAtlas *self)
{
  guint done = (guint) g_atomic_int_add (&self->done, 1) + 1;
  guint total = 2 * self->entries->len;

  if (self->options.progress != NULL)
    self->options.progress (MIN (done, total), total, self->options.data);
}

/* What the workers share: each writes only what belongs to its job. */
typedef struct
{
  BujuAtlas    *atlas;
  guint        *jobs;      /* numbers of entries */
  GError      **errors;    /* one a job */
  GCancellable *cancellable;
} Work;

static void
lay_out_cb (guint job, guint worker, gpointer data)
{
  Work *work = data;
  AtlasEntry *entry = g_ptr_array_index (work->atlas->entries, work->jobs[job]);
  gboolean again = entry->sheet != NULL;

  if (g_cancellable_set_error_if_cancelled (work->cancellable, &work->errors[job]))
    return;
  g_clear_pointer (&entry->sheet, buju_sheet_unref);
  entry->sheet = buju_sheet_new (work->atlas->library, &entry->figure, &work->errors[job]);
  if (!again)
    buju_atlas_step (work->atlas);
}

/* The first error by number is the one that is told, whichever core met it first. */
static gboolean
lay_out (BujuAtlas *self, GArray *jobs, GCancellable *cancellable, GError **error)
{
  g_autofree GError **errors = g_new0 (GError *, jobs->len + 1);
  Work work = { self, &g_array_index (jobs, guint, 0), errors, cancellable };
  gboolean failed = FALSE;

  buju_work_run (jobs->len, lay_out_cb, &work);
  for (guint i = 0; i < jobs->len; i++)
    {
      if (errors[i] == NULL)
        continue;
      if (failed)
        g_error_free (errors[i]);
      else
        g_propagate_error (error, errors[i]);
      failed = TRUE;
    }
  return !failed;
}

/* The next step of 1, 2, 2.5, 5: a coarser ladder than that of single sheets, so that more of them
 * share a step. */
static double
step_above (double scale)
{
  static const double ladder[] = { 1, 2, 2.5, 5 };
  double power = pow (10, floor (log10 (scale) + 1e-9));

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    if (ladder[i] * power >= scale * (1 - 1e-9))
      return ladder[i] * power;
  return 10 * power;
}

static gboolean
suits (const AtlasEntry *entry, double scale)
{
  double own = buju_sheet_get_scale (entry->sheet);

  return own <= scale * (1 + 1e-9) && scale <= own * MOST_SHRINK * (1 + 1e-9);
}

/* The scale that most of the figures can share which have none yet; the larger map wins a tie. */
static double
find_common_scale (BujuAtlas *self)
{
  double best = 0;
  guint most = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AtlasEntry *candidate = g_ptr_array_index (self->entries, i);
      double scale = step_above (buju_sheet_get_scale (candidate->sheet));
      guint n = 0;

      if (candidate->figure.scale > 0)
        continue;
      for (guint j = 0; j < self->entries->len; j++)
        {
          const AtlasEntry *entry = g_ptr_array_index (self->entries, j);

          n += entry->figure.scale == 0 && suits (entry, scale);
        }
      if (n > most || (n == most && scale < best))
        {
          most = n;
          best = scale;
        }
    }
  return best;
}

/* As few scales as fit: like figures can then be held against one another. */
static gboolean
share_scales (BujuAtlas *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (guint));
  double scale;

  if (self->options.figure.scale > 0)
    return TRUE;
  while ((scale = find_common_scale (self)) > 0)
    for (guint i = 0; i < self->entries->len; i++)
      {
        AtlasEntry *entry = g_ptr_array_index (self->entries, i);

        if (entry->figure.scale > 0 || !suits (entry, scale))
          continue;
        entry->figure.scale = scale;
        if (buju_sheet_get_scale (entry->sheet) != scale)
          g_array_append_val (jobs, i);
      }
  return lay_out (self, jobs, cancellable, error);
}

static gboolean
lay_out_all (BujuAtlas *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->entries->len; i++)
    g_array_append_val (jobs, i);
  return lay_out (self, jobs, cancellable, error) && share_scales (self, cancellable, error);
}

static void
copy_options (BujuAtlas *self, const BujuAtlasOptions *options)
{
  self->options = *options;
  buju_figure_copy (&options->figure, &self->options.figure);
  /* What a figure is about is the atlas's business. */
  self->options.figure.bbox = BUJU_BOX_EMPTY;
}

/**
 * buju_atlas_new:
 * @library: what is shipped
 * @options: what is wanted; copied
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Lays all figures out.
 *
 * Returns: (transfer full): the atlas; %NULL with %G_IO_ERROR_NOT_FOUND when there is nothing to
 *   draw, or with what buju_sheet_new() says
 */
BujuAtlas *
buju_atlas_new (BujuLibrary *library, const BujuAtlasOptions *options, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BujuAtlas) self = NULL;
  double width, height;

  g_return_val_if_fail (library != NULL && options != NULL, NULL);

  self = g_new0 (BujuAtlas, 1);
  self->library = buju_library_ref (library);
  self->strings = g_string_chunk_new (1024);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (AtlasRow));
  copy_options (self, options);
  buju_atlas_list (self);
  if (self->entries->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There is nothing to draw for such an atlas"));
      return NULL;
    }
  if (!lay_out_all (self, cancellable, error))
    return NULL;
  buju_sheet_get_size (buju_atlas_get_sheet (self, 0), &width, &height);
  buju_atlas_arrange (self, width, height);
  return g_steal_pointer (&self);
}

/**
 * buju_atlas_free:
 * @self: (transfer full) (nullable): an atlas
 */
void
buju_atlas_free (BujuAtlas *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  buju_figure_clear (&self->options.figure);
  buju_library_unref (self->library);
  g_free (self);
}

/**
 * buju_atlas_get_n_figures:
 * @self: an atlas
 *
 * Returns: how many figures it has; contents come before them
 */
guint
buju_atlas_get_n_figures (const BujuAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * buju_atlas_get_title:
 * @self: an atlas
 * @figure: from 0
 *
 * Returns: what the contents call it
 */
BujuText
buju_atlas_get_title (const BujuAtlas *self, guint figure)
{
  g_return_val_if_fail (self != NULL && figure < self->entries->len, ((BujuText) { NULL, NULL }));

  return ((const AtlasEntry *) g_ptr_array_index (self->entries, figure))->title;
}

/**
 * buju_atlas_get_sheet:
 * @self: an atlas
 * @figure: from 0
 *
 * Returns: (transfer none): the figure
 */
BujuSheet *
buju_atlas_get_sheet (const BujuAtlas *self, guint figure)
{
  g_return_val_if_fail (self != NULL && figure < self->entries->len, NULL);

  return ((const AtlasEntry *) g_ptr_array_index (self->entries, figure))->sheet;
}
