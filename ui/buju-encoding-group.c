/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-encoding-group.h"

#include <glib/gi18n.h>

#include "buju-tip.h"
#include "data/buju-encoding-candidate.h"
#include "geo/buju-aside.h"

#define PREVIEW_ROWS   5
#define PREVIEW_FIELDS 3
/* Where nothing else is known, any system will do for looking at the text. */
#define PREVIEW_CRS    "EPSG:4326"

struct _BujuEncodingGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *row;
  GtkGrid             *preview;
  GtkStringList       *encodings;
  GPtrArray           *candidates;   /* BujuEncodingCandidate; NULL: not known */
  gboolean             looking;      /* for them */

  BujuLoader          *loader;
  BujuFinding         *finding;
  BujuTable           *table;
  char                *crs;
  GCancellable        *reading;
};

/* Of members of archives, whose bytes are not looked at for it; after "found out". */
static const char *const encodings[] = { "UTF-8", "GB18030", "BIG5", "WINDOWS-1252", "ISO-8859-1" };

G_DEFINE_FINAL_TYPE (BujuEncodingGroup, buju_encoding_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- Preview ---- */

static void
clear_preview (BujuEncodingGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_grid_remove (self->preview, child);
}

static void
attach (BujuEncodingGroup *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_hexpand (label, TRUE);
  buju_tip_set (label, text);
  if (row == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->preview, label, column, row, 1, 1);
}

/* Text is what an encoding changes. */
static void
show_table (BujuEncodingGroup *self, BujuTable *table)
{
  int column = 0;

  clear_preview (self);
  for (guint i = 0; i < buju_table_get_n_fields (table) && column < PREVIEW_FIELDS; i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      if (field->type != BUJU_FIELD_TEXT)
        continue;
      attach (self, field->name, column, 0);
      for (guint row = 0; row < MIN (buju_table_get_n_rows (table), PREVIEW_ROWS); row++)
        {
          const char *value = buju_table_get (table, row, (int) i);

          attach (self, value != NULL ? value : "", column, (int) row + 1);
        }
      column++;
    }
}

static BujuTable *
get_table (const BujuLoaded *loaded)
{
  if (loaded->overlay != NULL)
    return buju_layer_get_table (buju_overlay_get_layer (loaded->overlay));
  return loaded->table;
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuEncodingGroup) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (BujuLoaded) loaded = buju_loader_read_finish (BUJU_LOADER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    return;
  if (loaded != NULL && get_table (loaded) != NULL)
    show_table (self, get_table (loaded));
}

/* The rows that differ from encoding to encoding. */
static void
show_candidate (BujuEncodingGroup *self, const BujuEncodingCandidate *candidate)
{
  clear_preview (self);
  for (guint i = 0; i < candidate->rows->len; i++)
    attach (self, g_ptr_array_index (candidate->rows, i), 0, (int) i + 1);
}

static const BujuEncodingCandidate *
find_candidate (BujuEncodingGroup *self)
{
  const char *encoding = buju_encoding_group_get (self);

  for (guint i = 0; self->candidates != NULL && i < self->candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (encoding == NULL ? candidate->chosen : g_str_equal (candidate->encoding, encoding))
        return candidate;
    }
  return NULL;
}

static void
read_preview (BujuEncodingGroup *self)
{
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT;

  if (self->preview == NULL)
    return;
  if (find_candidate (self) != NULL)
    {
      show_candidate (self, find_candidate (self));
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  options.encoding = buju_encoding_group_get (self);
  options.crs = self->crs != NULL || self->table != NULL ? self->crs : PREVIEW_CRS;
  buju_loader_read_async (self->loader, self->finding, &options, self->reading, preview_cb,
                          g_object_ref (self));
}

/* ---- Choice ---- */

/* In a worker thread. */
static gpointer
find_candidates (gpointer path, GCancellable *cancellable, GError **error)
{
  return buju_encoding_candidates (path, error);
}

/* What is chosen stays so, be it a candidate or not. */
static void
set_encodings (BujuEncodingGroup *self)
{
  g_autofree char *chosen = g_strdup (buju_encoding_group_get (self));
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->encodings)), selected = 0;

  gtk_string_list_splice (self->encodings, 1, n - 1, NULL);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (self->candidates, i);

      gtk_string_list_append (self->encodings, candidate->encoding);
      if (g_strcmp0 (chosen, candidate->encoding) == 0)
        selected = i + 1;
    }
  if (chosen != NULL && selected == 0)
    {
      gtk_string_list_append (self->encodings, chosen);
      selected = self->candidates->len + 1;
    }
  adw_combo_row_set_selected (self->row, selected);
}

static void
candidates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuEncodingGroup     *self = BUJU_ENCODING_GROUP (source);
  g_autoptr (GPtrArray)  candidates = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (candidates == NULL || candidates->len == 0 || self->preview == NULL)
    return;
  self->candidates = g_steal_pointer (&candidates);
  set_encodings (self);
  read_preview (self);
}

static void
start_candidates (BujuEncodingGroup *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, candidates_cb, NULL);

  self->looking = TRUE;
  g_task_set_source_tag (task, start_candidates);
  buju_aside_run (task, BUJU_ASIDE_WAIT, find_candidates, g_strdup (self->finding->path), g_free,
                  (GDestroyNotify) g_ptr_array_unref);
}

/* ---- Object ---- */

static void
list_encodings (BujuEncodingGroup *self, const BujuEncodingState *state)
{
  /* Translators: %s is an encoding such as GB18030 */
  g_autofree char *found = state->found != NULL
                               ? g_strdup_printf (_("Found out (%s)"), state->found)
                               : g_strdup (_("Found out"));
  guint            selected = 0;

  gtk_string_list_append (self->encodings, found);
  for (guint i = 0; self->finding->member != NULL && i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (self->encodings, encodings[i]);
      if (g_strcmp0 (encodings[i], state->said) == 0)
        selected = i + 1;
    }
  if (state->said != NULL && selected == 0)
    {
      gtk_string_list_append (self->encodings, state->said);
      selected = g_list_model_get_n_items (G_LIST_MODEL (self->encodings)) - 1;
    }
  adw_combo_row_set_model (self->row, G_LIST_MODEL (self->encodings));
  adw_combo_row_set_selected (self->row, selected);
}

static void
buju_encoding_group_dispose (GObject *object)
{
  BujuEncodingGroup *self = BUJU_ENCODING_GROUP (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->loader);
  self->preview = NULL;
  G_OBJECT_CLASS (buju_encoding_group_parent_class)->dispose (object);
}

static void
buju_encoding_group_finalize (GObject *object)
{
  BujuEncodingGroup *self = BUJU_ENCODING_GROUP (object);

  g_clear_object (&self->encodings);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->finding, buju_finding_free);
  g_clear_pointer (&self->table, buju_table_unref);
  g_free (self->crs);
  G_OBJECT_CLASS (buju_encoding_group_parent_class)->finalize (object);
}

static void
buju_encoding_group_class_init (BujuEncodingGroupClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_encoding_group_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_encoding_group_finalize;
}

static void
buju_encoding_group_init (BujuEncodingGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->encodings = gtk_string_list_new (NULL);
  self->row = ADW_COMBO_ROW (adw_combo_row_new ());
  self->preview = GTK_GRID (gtk_grid_new ());
  adw_preferences_group_set_title (group, _("Text"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Encoding"));
  gtk_grid_set_column_spacing (self->preview, 12);
  gtk_grid_set_row_spacing (self->preview, 3);
  gtk_widget_set_margin_top (GTK_WIDGET (self->preview), 12);
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
  adw_preferences_group_add (group, GTK_WIDGET (self->preview));
}

/**
 * buju_encoding_group_new:
 * @loader: reads the preview
 * @finding: the data set
 * @state: how its text is read now
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *
buju_encoding_group_new (BujuLoader *loader, const BujuFinding *finding,
                         const BujuEncodingState *state)
{
  BujuEncodingGroup *self;

  g_return_val_if_fail (BUJU_IS_LOADER (loader), NULL);
  g_return_val_if_fail (finding != NULL && state != NULL, NULL);

  self = g_object_new (BUJU_TYPE_ENCODING_GROUP, NULL);
  self->loader = g_object_ref (loader);
  self->finding = buju_finding_copy (finding);
  self->table = state->table != NULL ? buju_table_ref (state->table) : NULL;
  self->crs = g_strdup (state->crs);
  list_encodings (self, state);
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (read_preview), self,
                           G_CONNECT_SWAPPED);
  if (self->table != NULL)
    show_table (self, self->table);
  if (finding->member == NULL)
    start_candidates (self);
  else if (self->table == NULL)
    read_preview (self);
  return GTK_WIDGET (self);
}

/**
 * buju_encoding_group_get:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): the encoding that is chosen; %NULL: as it is found out
 */
const char *
buju_encoding_group_get (BujuEncodingGroup *self)
{
  guint selected;

  g_return_val_if_fail (BUJU_IS_ENCODING_GROUP (self), NULL);

  selected = adw_combo_row_get_selected (self->row);
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_list_get_string (self->encodings, selected);
}

/**
 * buju_encoding_group_is_busy:
 * @self: a group
 *
 * Returns: whether it still looks for the encodings that there are to choose from
 */
gboolean
buju_encoding_group_is_busy (BujuEncodingGroup *self)
{
  g_return_val_if_fail (BUJU_IS_ENCODING_GROUP (self), FALSE);

  return self->looking;
}
