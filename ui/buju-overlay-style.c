/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-overlay-style.h"

#include <math.h>

#include <glib/gi18n.h>

#include "buju-field-names.h"
#include "buju-interface-language.h"
#include "draw/buju-overlay-ground.h"

struct _BujuOverlayStyle
{
  AdwWindow         parent_instance;

  /* Template */
  AdwWindowTitle   *title;
  AdwComboRow      *mode_row;
  AdwComboRow      *field_row;
  AdwComboRow      *breaks_row;
  GtkWidget        *classes_row;
  GtkSpinButton    *classes_spin;
  AdwComboRow      *palette_row;
  GtkWidget        *preview_row;
  GtkDrawingArea   *preview;
  GtkWidget        *color_row;
  GtkColorChooser  *color_button;
  AdwComboRow      *marker_row;
  GtkWidget        *size_row;
  GtkSpinButton    *size_spin;
  AdwComboRow      *size_field_row;
  AdwComboRow      *label_row;
  GtkRange         *opacity_scale;
  GtkEditable      *filter_row;
  GtkLabel         *problem_label;
  GtkLabel         *count_label;

  BujuSession      *session;
  GSignalGroup     *session_signals;
  char             *id;
  GtkStringList    *names;      /* all fields */
  GtkStringList    *numbers;    /* fields of numbers */
  GPtrArray        *palettes;   /* const BujuPalette, of the mode */
  BujuOverlayLook   look;       /* what the controls show */
  double            share;      /* of its size, that the entry of the size shows */
  gboolean          setting;    /* the look is followed, not made */
};

static const BujuMarker markers[] = { BUJU_MARKER_CIRCLE,  BUJU_MARKER_SQUARE, BUJU_MARKER_TRIANGLE,
                                      BUJU_MARKER_DIAMOND, BUJU_MARKER_STAR,   BUJU_MARKER_RING };

G_DEFINE_FINAL_TYPE (BujuOverlayStyle, buju_overlay_style, ADW_TYPE_WINDOW)

static BujuOverlay *
get_overlay (BujuOverlayStyle *self)
{
  return buju_session_get_overlay (self->session, self->id);
}

static void
list_fields (BujuOverlayStyle *self, BujuTable *table)
{
  g_autoptr (GtkStringList) sizes = NULL;
  g_autoptr (GtkStringList) labels = NULL;

  self->names = buju_field_names_new (table, BUJU_FIELD_NAMES_ALL);
  self->numbers = buju_field_names_new (table, BUJU_FIELD_NAMES_NUMBERS);
  sizes = buju_field_names_new (table, BUJU_FIELD_NAMES_NUMBERS | BUJU_FIELD_NAMES_WITH_NONE);
  labels = buju_field_names_new (table, BUJU_FIELD_NAMES_WITH_NONE);
  adw_combo_row_set_model (self->size_field_row, G_LIST_MODEL (sizes));
  adw_combo_row_set_model (self->label_row, G_LIST_MODEL (labels));
}

static gboolean
suits (const BujuPalette *palette, BujuOverlayMode mode)
{
  return (palette->kind == BUJU_PALETTE_CATEGORIES) == (mode == BUJU_OVERLAY_CATEGORY);
}

static const char *
get_palette_name (const BujuOverlayLook *look)
{
  if (look->palette != NULL)
    return look->palette;
  return look->mode == BUJU_OVERLAY_CATEGORY ? BUJU_PALETTE_DEFAULT_CATEGORIES
         : BUJU_PALETTE_DEFAULT_SEQUENTIAL;
}

static void
list_palettes (BujuOverlayStyle *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  BujuLanguage              language = buju_interface_language_get ();

  g_ptr_array_set_size (self->palettes, 0);
  for (guint i = 0; buju_palette_get_nth (i) != NULL; i++)
    {
      const BujuPalette *palette = buju_palette_get_nth (i);

      if (!suits (palette, self->look.mode))
        continue;
      g_ptr_array_add (self->palettes, (gpointer) palette);
      gtk_string_list_append (names, buju_text_get (&palette->title, language));
    }
  adw_combo_row_set_model (self->palette_row, G_LIST_MODEL (names));
}

/* The list stays as long as the mode does: its row may be what has just been used. */
static void
show_palette (BujuOverlayStyle *self)
{
  if (self->palettes->len == 0 || !suits (g_ptr_array_index (self->palettes, 0), self->look.mode))
    list_palettes (self);
  for (guint i = 0; i < self->palettes->len; i++)
    if (g_str_equal (((const BujuPalette *) g_ptr_array_index (self->palettes, i))->name,
                     get_palette_name (&self->look)))
      adw_combo_row_set_selected (self->palette_row, i);
}

static GtkStringList *
get_field_names (BujuOverlayStyle *self)
{
  return self->look.mode == BUJU_OVERLAY_GRADUATED ? self->numbers : self->names;
}

/* Only what matters for the mode, and for the geometry. */
static void
show_rows (BujuOverlayStyle *self, gboolean points)
{
  gboolean single = self->look.mode == BUJU_OVERLAY_SINGLE;
  gboolean graduated = self->look.mode == BUJU_OVERLAY_GRADUATED;

  gtk_widget_set_visible (GTK_WIDGET (self->field_row), !single);
  gtk_widget_set_visible (GTK_WIDGET (self->breaks_row), graduated);
  gtk_widget_set_visible (self->classes_row, graduated);
  gtk_widget_set_visible (GTK_WIDGET (self->palette_row), !single);
  gtk_widget_set_visible (self->preview_row, !single);
  gtk_widget_set_visible (self->color_row, single);
  gtk_widget_set_visible (GTK_WIDGET (self->marker_row), points);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->marker_row),
                               self->look.mode == BUJU_OVERLAY_CATEGORY
                                 ? _("Of the first value; each of the others has its own") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->size_field_row), points);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size_row),
                               points && self->look.size_field != NULL ? _("Of the largest value")
                                                                       : "");
}

static void
show_texts (BujuOverlayStyle *self, BujuOverlay *overlay)
{
  const char      *problem = buju_overlay_get_problem (overlay);
  guint            n = buju_layer_get_n_features (buju_overlay_get_layer (overlay));
  g_autofree char *count = NULL;

  adw_window_title_set_subtitle (self->title, buju_overlay_get_name (overlay));
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  /* Translators: how many things of a layer pass its filter, and how many there are */
  count = g_strdup_printf (_("%u of %u are shown"), buju_overlay_get_n_shown (overlay), n);
  gtk_label_set_text (self->count_label, count);
}

static void
show_choices (BujuOverlayStyle *self)
{
  const BujuOverlayLook *look = &self->look;
  GdkRGBA                color = { look->color.red, look->color.green, look->color.blue,
                                   look->color.alpha };
  int                    field;

  adw_combo_row_set_selected (self->mode_row, look->mode);
  if (adw_combo_row_get_model (self->field_row) != G_LIST_MODEL (get_field_names (self)))
    adw_combo_row_set_model (self->field_row, G_LIST_MODEL (get_field_names (self)));
  field = buju_field_names_find (get_field_names (self), look->field);
  adw_combo_row_set_selected (self->field_row,
                              field >= 0 ? (guint) field : GTK_INVALID_LIST_POSITION);
  adw_combo_row_set_selected (self->breaks_row, look->breaks);
  gtk_spin_button_set_value (self->classes_spin, look->n_classes);
  gtk_color_chooser_set_rgba (self->color_button, &color);
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (markers[i] == look->marker)
      adw_combo_row_set_selected (self->marker_row, i);
  gtk_spin_button_set_value (self->size_spin, look->size * self->share);
  adw_combo_row_set_selected (self->size_field_row,
                              buju_field_names_find (self->numbers, look->size_field) + 1);
  adw_combo_row_set_selected (self->label_row,
                              buju_field_names_find (self->names, look->label_field) + 1);
  gtk_range_set_value (self->opacity_scale, look->opacity);
}

/* What is being typed into the filter stays unless the filter itself is another one. */
static void
update (BujuOverlayStyle *self)
{
  BujuOverlay     *overlay = get_overlay (self);
  g_autofree char *filter = g_strdup (self->look.filter);

  if (overlay == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->setting = TRUE;
  buju_overlay_look_clear (&self->look);
  buju_overlay_look_copy (buju_overlay_get_look (overlay), &self->look);
  show_choices (self);
  show_palette (self);
  if (g_strcmp0 (filter, self->look.filter) != 0)
    gtk_editable_set_text (self->filter_row, self->look.filter != NULL ? self->look.filter : "");
  show_rows (self,
             buju_layer_get_geometry (buju_overlay_get_layer (overlay)) == BUJU_GEOMETRY_POINT);
  show_texts (self, overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
  self->setting = FALSE;
}

/* The session answers with "overlays-changed", on which the controls follow. */
static void
apply (BujuOverlayStyle *self, const char *what)
{
  BujuOverlayLook look;

  buju_overlay_look_copy (&self->look, &look);
  buju_session_set_overlay_look (self->session, self->id, &look, what);
  buju_overlay_look_clear (&look);
}

/* ---- Controls ---- */

/* Text makes categories that can be read; numbers make classes. */
static const char *
suggest_field (BujuOverlayStyle *self)
{
  BujuTable *table = buju_layer_get_table (buju_overlay_get_layer (get_overlay (self)));

  if (self->look.mode == BUJU_OVERLAY_GRADUATED)
    return gtk_string_list_get_string (self->numbers, 0);
  for (guint i = 0; table != NULL && i < buju_table_get_n_fields (table); i++)
    if (!buju_field_names_is_number (buju_table_get_field (table, i)))
      return buju_table_get_field (table, i)->name;
  return gtk_string_list_get_string (self->names, 0);
}

static void
mode_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.mode = adw_combo_row_get_selected (self->mode_row);
  buju_overlay_look_set (&self->look.palette, NULL);
  if (buju_field_names_find (get_field_names (self), self->look.field) < 0)
    buju_overlay_look_set (&self->look.field, suggest_field (self));
  apply (self, NULL);
}

static void
field_cb (BujuOverlayStyle *self)
{
  guint selected = adw_combo_row_get_selected (self->field_row);

  if (self->setting || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  buju_overlay_look_set (&self->look.field,
                         gtk_string_list_get_string (get_field_names (self), selected));
  apply (self, NULL);
}

static void
breaks_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.breaks = adw_combo_row_get_selected (self->breaks_row);
  apply (self, NULL);
}

static void
classes_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.n_classes = (guint) gtk_spin_button_get_value_as_int (self->classes_spin);
  apply (self, "classes");
}

static void
palette_cb (BujuOverlayStyle *self)
{
  guint selected = adw_combo_row_get_selected (self->palette_row);

  if (self->setting || self->session == NULL || selected >= self->palettes->len)
    return;
  buju_overlay_look_set (&self->look.palette,
                         ((const BujuPalette *) g_ptr_array_index (self->palettes,
                                                                   selected))->name);
  apply (self, NULL);
}

static void
color_cb (BujuOverlayStyle *self)
{
  GdkRGBA color;

  gtk_color_chooser_get_rgba (self->color_button, &color);
  self->look.color = (BujuColor) { color.red, color.green, color.blue, color.alpha };
  apply (self, "color");
}

static void
marker_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.marker = markers[MIN (adw_combo_row_get_selected (self->marker_row),
                                   G_N_ELEMENTS (markers) - 1)];
  apply (self, NULL);
}

static void
size_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.size = gtk_spin_button_get_value (self->size_spin) / self->share;
  apply (self, "size");
}

static void
size_field_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  buju_overlay_look_size_by (&self->look, buju_field_names_get (self->size_field_row));
  apply (self, NULL);
}

static void
label_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  buju_overlay_look_set (&self->look.label_field, buju_field_names_get (self->label_row));
  apply (self, NULL);
}

static void
opacity_cb (BujuOverlayStyle *self)
{
  if (self->setting || self->session == NULL)
    return;
  self->look.opacity = gtk_range_get_value (self->opacity_scale);
  apply (self, "opacity");
}

static void
filter_cb (BujuOverlayStyle *self)
{
  buju_overlay_look_set (&self->look.filter, gtk_editable_get_text (self->filter_row));
  apply (self, NULL);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  BujuOverlayStyle  *self = user_data;
  const BujuPalette *palette = buju_palette_find (get_palette_name (&self->look));
  guint              n = self->look.mode == BUJU_OVERLAY_CATEGORY
                         && palette != NULL ? palette->n : self->look.n_classes;
  const BujuStyle   *style = buju_library_get_style (buju_session_get_library (self->session),
                                                     buju_session_get_variant (self->session));

  for (guint i = 0; palette != NULL && i < n; i++)
    {
      BujuColor color = buju_palette_get_color (palette, i, n);
      double    x = floor (width * i / (double) n);

      buju_overlay_fit_color (&color, self->look.mode, 1, style);
      cairo_set_source_rgb (cr, color.red, color.green, color.blue);
      cairo_rectangle (cr, x, 0, floor (width * (i + 1) / (double) n) - x, height);
      cairo_fill (cr);
    }
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuUndo *undo = buju_session_get_undo (BUJU_OVERLAY_STYLE (widget)->session);

  /* An entry takes its own typing back. */
  if (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (widget))))
    return TRUE;
  if (g_variant_get_boolean (args))
    buju_undo_redo (undo);
  else
    buju_undo_undo (undo);
  return TRUE;
}

/* One run of changes is over: what comes next is undone by itself. */
static gboolean
buju_overlay_style_close_request (GtkWindow *window)
{
  BujuOverlayStyle *self = BUJU_OVERLAY_STYLE (window);

  if (self->session != NULL)
    buju_undo_seal (buju_session_get_undo (self->session));
  return GTK_WINDOW_CLASS (buju_overlay_style_parent_class)->close_request (window);
}

static void
buju_overlay_style_dispose (GObject *object)
{
  BujuOverlayStyle *self = BUJU_OVERLAY_STYLE (object);

  self->setting = TRUE;
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->names);
  g_clear_object (&self->numbers);
  G_OBJECT_CLASS (buju_overlay_style_parent_class)->dispose (object);
}

static void
buju_overlay_style_finalize (GObject *object)
{
  BujuOverlayStyle *self = BUJU_OVERLAY_STYLE (object);

  g_free (self->id);
  g_ptr_array_unref (self->palettes);
  buju_overlay_look_clear (&self->look);
  G_OBJECT_CLASS (buju_overlay_style_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-overlay-style.ui");
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, title);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, mode_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, field_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, breaks_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, classes_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, classes_spin);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, palette_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, preview_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, preview);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, color_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, color_button);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, marker_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, size_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, size_spin);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, size_field_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, label_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, opacity_scale);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, filter_row);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, problem_label);
  gtk_widget_class_bind_template_child (class, BujuOverlayStyle, count_label);
}

static void
bind_callbacks (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, mode_cb);
  gtk_widget_class_bind_template_callback (class, field_cb);
  gtk_widget_class_bind_template_callback (class, breaks_cb);
  gtk_widget_class_bind_template_callback (class, classes_cb);
  gtk_widget_class_bind_template_callback (class, palette_cb);
  gtk_widget_class_bind_template_callback (class, color_cb);
  gtk_widget_class_bind_template_callback (class, marker_cb);
  gtk_widget_class_bind_template_callback (class, size_cb);
  gtk_widget_class_bind_template_callback (class, size_field_cb);
  gtk_widget_class_bind_template_callback (class, label_cb);
  gtk_widget_class_bind_template_callback (class, opacity_cb);
  gtk_widget_class_bind_template_callback (class, filter_cb);
}

static void
buju_overlay_style_class_init (BujuOverlayStyleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_overlay_style_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_overlay_style_finalize;
  GTK_WINDOW_CLASS (class)->close_request = buju_overlay_style_close_request;
  bind_template (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_cb,
                                "b", TRUE);
}

static void
buju_overlay_style_init (BujuOverlayStyle *self)
{
  self->setting = TRUE;
  self->share = 1;
  self->palettes = g_ptr_array_new ();
  buju_overlay_look_init (&self->look, 0);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_color_chooser_set_use_alpha (self->color_button, FALSE);
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "overlays-changed", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::dark", G_CALLBACK (update), self);
}

/* Of lines and borders people think by their width. */
static void
set_up_size (BujuOverlayStyle *self, BujuGeometry geometry)
{
  gboolean points = geometry == BUJU_GEOMETRY_POINT;

  self->share = buju_overlay_look_get_share (geometry);
  gtk_spin_button_set_range (self->size_spin, BUJU_OVERLAY_SMALLEST * self->share,
                             BUJU_OVERLAY_LARGEST * self->share);
  gtk_spin_button_set_increments (self->size_spin, points ? 0.5 : 0.1, points ? 0.5 : 0.1);
  gtk_spin_button_set_digits (self->size_spin, geometry == BUJU_GEOMETRY_POLYGON ? 2 : 1);
  if (!points)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size_row), _("Line Width, pt"));
}

/**
 * buju_overlay_style_new:
 * @session: the session
 * @overlay: id of one of its layers
 *
 * Returns: (transfer floating): a window, not shown yet
 */
GtkWidget *
buju_overlay_style_new (BujuSession *session, const char *overlay)
{
  BujuOverlayStyle *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);
  g_return_val_if_fail (buju_session_get_overlay (session, overlay) != NULL, NULL);

  self = g_object_new (BUJU_TYPE_OVERLAY_STYLE, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (overlay);
  list_fields (self, buju_layer_get_table (buju_overlay_get_layer (get_overlay (self))));
  set_up_size (self, buju_layer_get_geometry (buju_overlay_get_layer (get_overlay (self))));
  g_signal_group_set_target (self->session_signals, session);
  update (self);
  return GTK_WIDGET (self);
}
