/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuLayerOpener, second file: what it asks. */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "buju-above.h"
#include "buju-combo.h"
#include "buju-join-dialog.h"
#include "buju-reading-dialog.h"
#include "data/buju-columns-text.h"

/* A bar's question; goes with the bar. */
typedef struct
{
  BujuLayerOpener *opener;   /* borrowed: outlives the bars */
  BujuLoaded      *loaded;   /* NULL when only the layer matters */
  char            *id;       /* of the layer; NULL when it is not there yet */
  char            *key;      /* of the bar */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->loaded, buju_loaded_free);
  g_free (question->id);
  g_free (question->key);
  g_free (question);
}

static char *
make_key (const char *what, const BujuFinding *finding, const char *id)
{
  if (id != NULL)
    return g_strdup_printf ("%s %s", what, id);
  return g_strdup_printf ("%s %s %s", what, finding->path,
                          finding->member != NULL ? finding->member : "");
}

/* @loaded: (transfer full) (nullable). The bar owns the question. */
static GtkWidget *
add_question (BujuLayerOpener *self, const char *what, BujuLoaded *loaded, const char *id,
              const char *text,
              Question **made)
{
  Question  *question = g_new0 (Question, 1);
  GtkWidget *notice;

  question->opener = self;
  question->loaded = loaded;
  question->id = g_strdup (id);
  question->key = make_key (what, loaded != NULL ? loaded->finding : NULL, id);
  notice = buju_notices_add (self->notices, question->key, "buju-question-symbolic", text);
  g_object_set_data_full (G_OBJECT (notice), "question", question, question_free);
  *made = question;
  return notice;
}

static void
close_question (const Question *question)
{
  g_autofree char *key = g_strdup (question->key);

  buju_notices_remove (question->opener->notices, key);
}

/* Reads with @options and what was said before, and closes the bar, which frees the question. */
static void
answer (const Question *question, BujuOpenOptions *options)
{
  const BujuFinding   *finding = question->loaded->finding;
  g_auto (BujuFileReading) said = { NULL };

  buju_loader_recall (question->opener->loader, finding, &said, options);
  buju_layer_opener_read (question->opener, finding, options, question->id);
  close_question (question);
}

static void
leave_cb (GtkButton *button, gpointer user_data)
{
  close_question (user_data);
}

/* ---- The dialog of everything that can be said of a file ---- */

typedef struct
{
  BujuLayerOpener *opener;
  BujuFinding     *finding;
  char            *id;
  char            *key;    /* of the bar that asked; NULL */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->opener);
  buju_finding_free (asking->finding);
  g_free (asking->id);
  g_free (asking->key);
  g_free (asking);
}

static void
decided_cb (const BujuOpenOptions *options, gpointer user_data)
{
  const Asking *asking = user_data;

  if (asking->opener->window == NULL)
    return;
  buju_layer_opener_read (asking->opener, asking->finding, options, asking->id);
  if (asking->key != NULL)
    buju_notices_remove (asking->opener->notices, asking->key);
}

static void
show_dialog (BujuLayerOpener *self, const BujuReadingState *state, const BujuFinding *finding,
             const char *id,
             const char *key)
{
  Asking    *asking = g_new0 (Asking, 1);
  GtkWidget *dialog;

  asking->opener = g_object_ref (self);
  asking->finding = buju_finding_copy (finding);
  asking->id = g_strdup (id);
  asking->key = g_strdup (key);
  dialog = buju_reading_dialog_new (self->loader, finding, state, decided_cb, asking, asking_free);
  buju_above_put (GTK_WINDOW (dialog), self->window);
  buju_combo_make_room (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
other_cb (GtkButton *button, gpointer user_data)
{
  const Question      *question = user_data;
  const BujuLoaded    *loaded = question->loaded;
  const GArray        *guesses = loaded->guesses;
  BujuReadingState     state = { .table = loaded->table,
                                 .columns = loaded->table != NULL ? &loaded->columns : NULL,
                                 .say_columns = TRUE };
  BujuOpenOptions      known = BUJU_OPEN_OPTIONS_INIT;
  g_auto (BujuFileReading) said = { NULL };

  buju_loader_recall (question->opener->loader, loaded->finding, &said, &known);
  state.crs = known.crs;
  state.encoding = known.encoding;
  state.datum = known.datum;
  if (state.crs == NULL && guesses != NULL && guesses->len > 0)
    state.crs = g_array_index (guesses, BujuCrsGuess, 0).crs;
  state.encoding_found = loaded->report != NULL ? loaded->report->encoding : NULL;
  show_dialog (question->opener, &state, loaded->finding, question->id, question->key);
}

/* As a finding names it, from what the layer remembers of its file. */
static BujuFinding *
dup_finding (const BujuOverlay *overlay)
{
  const BujuOverlaySource *source = buju_overlay_get_source (overlay);
  const char              *name = source->member != NULL ? source->member : source->path;
  g_autofree char         *lower = g_ascii_strdown (name, -1);
  BujuFinding              finding = { BUJU_FINDING_TABLE, source->path, source->member,
                                       (char *) buju_overlay_get_name (overlay) };

  if (g_str_has_suffix (lower, ".shp"))
    finding.kind = BUJU_FINDING_SHAPEFILE;
  return buju_finding_copy (&finding);
}

/* As they are used: what was said of them, else found out. */
static BujuColumns
find_columns (const BujuTable *table, const char *said)
{
  BujuColumns columns = buju_columns_find (table);

  if (said != NULL)
    buju_columns_take_text (&columns, table, said);
  return columns;
}

/**
 * buju_layer_opener_ask:
 * @self: an opener
 * @id: of a layer
 *
 * Shows what its file was read as, to be changed.
 */
void
buju_layer_opener_ask (BujuLayerOpener *self, const char *id)
{
  BujuOverlay              *overlay;
  const BujuOverlaySource  *source;
  g_autoptr (BujuFinding)   finding = NULL;
  BujuReadingState          state = { NULL };
  BujuColumns               columns;

  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));

  overlay = buju_session_get_overlay (self->session, id);
  if (overlay == NULL)
    return;
  source = buju_overlay_get_source (overlay);
  finding = dup_finding (overlay);
  state.crs = source->crs;
  /* A table says nothing of it, and what was chosen stands in its row. */
  if (finding->kind == BUJU_FINDING_SHAPEFILE && source->crs == NULL)
    state.crs_found = buju_overlay_get_report (overlay)->crs.name;
  state.encoding = source->encoding;
  state.encoding_found = buju_overlay_get_report (overlay)->encoding;
  state.datum = source->datum;
  state.joined = source->joined;
  state.table = buju_layer_get_table (buju_overlay_get_layer (overlay));
  if (finding->kind == BUJU_FINDING_TABLE && state.table != NULL)
    {
      columns = find_columns (state.table, source->columns);
      state.columns = &columns;
      state.say_columns = source->columns != NULL;
    }
  show_dialog (self, &state, finding, id, NULL);
}

/* ---- Where does it lie? ---- */

static void
use_cb (GtkButton *button, gpointer user_data)
{
  const Question     *question = user_data;
  const BujuCrsGuess *guess = &g_array_index (question->loaded->guesses, BujuCrsGuess, 0);
  BujuOpenOptions     options = BUJU_OPEN_OPTIONS_INIT;

  options.crs = guess->crs;
  options.datum = guess->datum;
  options.has_datum = guess->datum != BUJU_DATUM_NONE;
  answer (question, &options);
}

static char *
describe_place (const BujuLoaded *loaded)
{
  GString *text = g_string_new (NULL);

  /* Translators: %s is the name of a file */
  g_string_printf (text, _("“%s” does not say where it lies."), loaded->finding->name);
  if (loaded->error != NULL)
    g_string_append_printf (text, " %s", loaded->error->message);
  if (loaded->guesses != NULL && loaded->guesses->len > 0)
    {
      const BujuCrsGuess *guess = &g_array_index (loaded->guesses, BujuCrsGuess, 0);

      g_string_append_c (text, ' ');
      /* Translators: a code such as EPSG:4549, the name of that coordinate system, percent */
      g_string_append_printf (text,
                              _("Read as %s (%s), %.0f %% of it would lie in or near Shanghai."),
                              guess->crs,
                              guess->name != NULL ? guess->name : "", guess->confidence * 100);
    }
  return g_string_free (text, FALSE);
}

void
buju_layer_opener_ask_place (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  g_autofree char *text = describe_place (loaded);
  Question        *question;
  GtkWidget       *notice = add_question (self, "place", loaded, id, text, &question);

  if (loaded->guesses != NULL && loaded->guesses->len > 0)
    {
      g_autofree char *use = g_strdup_printf (_("_Use %s"),
                                              g_array_index (loaded->guesses, BujuCrsGuess, 0).crs);

      gtk_widget_add_css_class (buju_notices_add_button (notice, use, G_CALLBACK (use_cb),
                                                         question), "suggested-action");
    }
  buju_notices_add_button (notice, _("Choose _Another…"), G_CALLBACK (other_cb), question);
  buju_notices_add_button (notice, _("_Leave It Out"), G_CALLBACK (leave_cb), question);
}

/* A table in which nothing says where its rows lie. */
void
buju_layer_opener_ask_columns (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  g_autofree char *text = g_strdup_printf (_("“%s” has neither coordinates nor names of places "
                                             "that Buju knows."),
                                           loaded->finding->name);
  Question        *question;
  GtkWidget       *notice = add_question (self, "columns", loaded, id, text, &question);

  buju_notices_add_button (notice, _("Choose _Columns…"), G_CALLBACK (other_cb), question);
  buju_notices_add_button (notice, _("_Leave It Out"), G_CALLBACK (leave_cb), question);
}

/* ---- After it is on the map ---- */

static const char *
get_datum_name (BujuDatum datum)
{
  return datum == BUJU_DATUM_GCJ02 ? "GCJ-02" : "BD-09";
}

static void
move_cb (GtkButton *button, gpointer user_data)
{
  const Question  *question = user_data;
  BujuOpenOptions  options = BUJU_OPEN_OPTIONS_INIT;

  options.has_datum = TRUE;
  options.datum = question->loaded->hint;
  answer (question, &options);
}

/* That they are right as they are is remembered, too. */
static void
stay_cb (GtkButton *button, gpointer user_data)
{
  const Question      *question = user_data;
  const BujuFinding   *finding = question->loaded->finding;
  BujuOpenOptions      options = BUJU_OPEN_OPTIONS_INIT;
  g_auto (BujuFileReading) said = { NULL };

  buju_loader_recall (question->opener->loader, finding, &said, &options);
  said.has_datum = TRUE;
  said.datum = BUJU_DATUM_NONE;
  buju_layer_opener_remember (question->opener, finding, &said);
  close_question (question);
}

static void
ask_shift (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  const char      *name = get_datum_name (loaded->hint);
  /* Translators: name of a layer, then "GCJ-02" or "BD-09" */
  g_autofree char *text =
      g_strdup_printf (_("“%s” looks shifted as in %s: some hundred metres off."),
                       loaded->finding->name, name);
  Question        *question;
  GtkWidget       *notice = add_question (self, "shift", loaded, id, text, &question);
  GtkWidget       *move = buju_notices_add_button (notice, _("_Move Them Back"),
                                                   G_CALLBACK (move_cb), question);

  gtk_widget_add_css_class (move, "suggested-action");
  buju_notices_add_button (notice, _("_Leave Them"), G_CALLBACK (stay_cb), question);
}

static void
joined_cb (gpointer user_data)
{
  const Asking *asking = user_data;

  if (asking->opener->window == NULL)
    return;
  buju_notices_remove (asking->opener->notices, asking->key);
  buju_layer_opener_reload (asking->opener, asking->id);
}

static void
review_cb (GtkButton *button, gpointer user_data)
{
  const Question *question = user_data;
  Asking         *asking = g_new0 (Asking, 1);
  GtkWidget      *dialog;

  asking->opener = g_object_ref (question->opener);
  asking->finding = buju_finding_copy (question->loaded->finding);
  asking->id = g_strdup (question->id);
  asking->key = g_strdup (question->key);
  dialog = buju_join_dialog_new (question->loaded->join,
                                 buju_session_get_language (question->opener->session),
                                 question->opener->aliases, joined_cb, asking, asking_free);
  buju_above_put (GTK_WINDOW (dialog), question->opener->window);
  buju_combo_make_room (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_join (BujuLayerOpener *self, BujuLoaded *loaded, const char *id, guint n_unsure)
{
  guint            n_rows = loaded->table != NULL ? buju_table_get_n_rows (loaded->table) : 0;
  /* Translators: name of a layer, number of rows, number of all rows */
  g_autofree char *text = g_strdup_printf (ngettext ("“%s”: %u of %u rows names no place for "
                                                     "certain; it is not on the map.",
                                                     "“%s”: %u of %u rows name no place for "
                                                     "certain; they are not on the map.", n_unsure),
                                           loaded->finding->name, n_unsure, n_rows);
  Question        *question;
  GtkWidget       *notice = add_question (self, "join", loaded, id, text, &question);

  gtk_widget_add_css_class (buju_notices_add_button (notice, _("_Look Through…"),
                                                     G_CALLBACK (review_cb), question),
                            "suggested-action");
}

void
buju_layer_opener_ask_after (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  g_autoptr (GArray) unsure = loaded->join != NULL ? buju_join_get_unsure (loaded->join) : NULL;

  if (loaded->hint != BUJU_DATUM_NONE)
    ask_shift (self, loaded, id);
  else if (unsure != NULL && unsure->len > 0)
    ask_join (self, loaded, id, unsure->len);
  else
    buju_loaded_free (loaded);
}

/* ---- A file that changed ---- */

static void
reload_cb (GtkButton *button, gpointer user_data)
{
  const Question  *question = user_data;
  BujuLayerOpener *self = question->opener;
  g_autofree char *id = g_strdup (question->id);

  close_question (question);
  buju_layer_opener_reload (self, id);
}

void
buju_layer_opener_ask_reload (BujuLayerOpener *self, const char *id, gboolean gone)
{
  const char      *name = buju_overlay_get_name (buju_session_get_overlay (self->session, id));
  g_autofree char *text = g_strdup_printf (gone
                                           ? _("The file of “%s” is gone; what was read stays on "
                                               "the map.")
                                                : _("The file of “%s” has changed."), name);
  Question        *question;
  GtkWidget       *notice = add_question (self, "changed", NULL, id, text, &question);

  if (!gone)
    gtk_widget_add_css_class (buju_notices_add_button (notice, _("_Reload"), G_CALLBACK (reload_cb),
                                                       question),
                              "suggested-action");
}

/**
 * buju_layer_opener_forget:
 * @self: an opener
 * @id: of a layer that is being removed, or read again
 *
 * Takes away the bars that are about it.
 */
void
buju_layer_opener_forget (BujuLayerOpener *self, const char *id)
{
  static const char *const whats[] = { "place", "shift", "join", "changed" };

  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_autofree char *key = make_key (whats[i], NULL, id);

      buju_notices_remove (self->notices, key);
    }
}
