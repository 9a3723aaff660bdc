/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-svg-groups.h"

#include <string.h>

/* Marks as those of texts (see buju-glyphs.c), with another blue. Red is the number: 2 i + 1 begins
 * group i, 2 i + 2 ends it. */
#define MARK_GREEN 0.12345
#define MARK_BLUE 0.54322
#define MARK_STEP 0.0001
#define MARK_HEAD "<path style=\""
#define MARK_TAIL "%,12.345%,54.322%)"
#define MARK_SIZE 0.5
#define MOST_GROUPS 4999

#define NONE G_MAXUINT

typedef struct
{
  char    *id;
  char    *name;     /* escaped; NULL */
  int      depth;    /* of the elements around it when it begins */
  int      lowest;   /* … while it lasts */
  guint    n_drawn;  /* elements in it */
  gboolean ended;
} Group;

struct _BujuSvgGroups
{
  GArray     *groups;  /* Group */
  GArray     *open;    /* guint: those that are not ended; NONE has no mark */
  GHashTable *used;    /* ids that an element has */
};

static const cairo_user_data_key_t groups_key;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->id);
  g_free (group->name);
}

/**
 * buju_svg_groups_new:
 *
 * Returns: (transfer full): no groups yet
 */
BujuSvgGroups *
buju_svg_groups_new (void)
{
  BujuSvgGroups *self = g_new0 (BujuSvgGroups, 1);

  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, clear_group);
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->used = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * buju_svg_groups_free:
 * @self: (transfer full): groups that no living cairo_t is bound to
 */
void
buju_svg_groups_free (BujuSvgGroups *self)
{
  g_hash_table_unref (self->used);
  g_array_unref (self->open);
  g_array_unref (self->groups);
  g_free (self);
}

/**
 * buju_svg_groups_bind:
 * @self: groups
 * @cr: a context on an SVG surface
 *
 * From now on what is drawn on @cr for a feature is marked.
 */
void
buju_svg_groups_bind (BujuSvgGroups *self, cairo_t *cr)
{
  cairo_set_user_data (cr, &groups_key, self, NULL);
}

/* A name of XML, and one that is also a class: no spaces, no digit in front. */
static char *
make_id (const char *id)
{
  char *name = g_ascii_isalpha (*id) || *id == '_' ? g_strdup (id) : g_strconcat ("f-", id, NULL);

  for (char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_' && *c != '.')
      *c = '-';
  return name;
}

/* In the middle of what may be drawn on: a mark outside of that would be left out. */
static gboolean
draw_mark (cairo_t *cr, guint number)
{
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  if (x0 >= x1 || y0 >= y1)
    return FALSE;
  cairo_save (cr);
  cairo_set_source_rgb (cr, number * MARK_STEP, MARK_GREEN, MARK_BLUE);
  cairo_new_path (cr);
  cairo_move_to (cr, (x0 + x1) / 2, (y0 + y1) / 2);
  cairo_rel_line_to (cr, MARK_SIZE, 0);
  cairo_rel_line_to (cr, 0, MARK_SIZE);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
  return TRUE;
}

/**
 * buju_svg_group_begin:
 * @cr: any context; its path is lost when it is on an SVG
 * @id: (nullable): of the feature that is drawn from now on
 * @name: (nullable): of the feature
 *
 * Groups may lie in one another.
 */
void
buju_svg_group_begin (cairo_t *cr, const char *id, const BujuText *name)
{
  BujuSvgGroups *self = cairo_get_user_data (cr, &groups_key);
  guint number = NONE;

  if (self == NULL)
    return;
  if (id != NULL && self->groups->len < MOST_GROUPS && draw_mark (cr, 2 * self->groups->len + 1))
    {
      Group group = { .id = make_id (id) };
      g_autofree char *text = name != NULL && !buju_text_is_empty (name)
                              ? buju_text_dup (name, BUJU_LANGUAGE_BOTH, " / ") : NULL;

      group.name = text != NULL ? g_markup_escape_text (text, -1) : NULL;
      number = self->groups->len;
      g_array_append_val (self->groups, group);
    }
  g_array_append_val (self->open, number);
}

/**
 * buju_svg_group_end:
 * @cr: any context
 *
 * Ends what buju_svg_group_begin() began last.
 */
void
buju_svg_group_end (cairo_t *cr)
{
  BujuSvgGroups *self = cairo_get_user_data (cr, &groups_key);
  guint number;

  if (self == NULL)
    return;
  g_return_if_fail (self->open->len > 0);

  number = g_array_index (self->open, guint, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  if (number != NONE)
    draw_mark (cr, 2 * number + 2);
}

/* The number of the mark that stands at @start; 0 when it is none. */
static guint
read_mark (const char *start, const char *end)
{
  const char *colour, *tail;

  if (!g_str_has_prefix (start, MARK_HEAD))
    return 0;
  colour = g_strstr_len (start, end - start, "fill:rgb(");
  tail = g_strstr_len (start, end - start, MARK_TAIL);
  if (colour == NULL || tail == NULL || tail < colour)
    return 0;
  return (guint) (g_ascii_strtod (colour + strlen ("fill:rgb("), NULL) / (100 * MARK_STEP) + 0.5);
}

static Group *
get_group (BujuSvgGroups *self, guint mark)
{
  guint i = (mark - 1) / 2;

  return i < self->groups->len ? &g_array_index (self->groups, Group, i) : NULL;
}

static gboolean
begins (guint mark)
{
  return mark % 2 == 1;
}

/* One after another: the tags of @svg; @end is behind the ">". */
static gboolean
next_tag (const char *at, const char *limit, const char **start, const char **end)
{
  *start = memchr (at, '<', limit - at);
  *end = *start != NULL ? memchr (*start, '>', limit - *start) : NULL;
  if (*end == NULL)
    return FALSE;
  (*end)++;
  return TRUE;
}

static gboolean
opens_group (const char *tag)
{
  return g_str_has_prefix (tag, "<g ") || g_str_has_prefix (tag, "<g>");
}

static void
note_tag (BujuSvgGroups *self, const char *tag, int *depth)
{
  gboolean closes = g_str_has_prefix (tag, "</g>");

  *depth += opens_group (tag) - closes;
  for (guint i = 0; i < self->open->len; i++)
    {
      Group *group = get_group (self, g_array_index (self->open, guint, i));

      group->lowest = MIN (group->lowest, *depth);
      group->n_drawn += tag[1] != '/' && !opens_group (tag);
    }
}

static void
note_mark (BujuSvgGroups *self, guint mark, int depth)
{
  Group *group = get_group (self, mark);

  if (group == NULL)
    return;
  if (begins (mark))
    {
      group->depth = group->lowest = depth;
      g_array_append_val (self->open, mark);
    }
  else if (self->open->len > 0
           && g_array_index (self->open, guint, self->open->len - 1) == mark - 1)
    {
      g_array_set_size (self->open, self->open->len - 1);
      /* A feature around whose drawing the clip changed begins in another element than it ends
       * in. */
      group->ended = depth == group->depth && group->lowest >= group->depth;
    }
}

/* Which groups can be one element. */
static void
measure (BujuSvgGroups *self, const char *svg, gsize length)
{
  const char *limit = svg + length, *start, *end;
  int depth = 0;

  g_array_set_size (self->open, 0);
  for (const char *at = svg; next_tag (at, limit, &start, &end); at = end)
    {
      guint mark = read_mark (start, end);

      if (mark > 0)
        note_mark (self, mark, depth);
      else
        note_tag (self, start, &depth);
    }
  g_array_set_size (self->open, 0);
}

/* The first element of a feature has its id, all have its class. */
static void
append_attributes (BujuSvgGroups *self, GString *result, const Group *group)
{
  if (g_hash_table_add (self->used, group->id))
    g_string_append_printf (result, " id=\"%s\"", group->id);
  g_string_append_printf (result, " class=\"%s\"", group->id);
}

static void
append_begin (BujuSvgGroups *self, GString *result, const Group *group)
{
  gboolean first = !g_hash_table_contains (self->used, group->id);

  g_string_append (result, "<g");
  append_attributes (self, result, group);
  g_string_append_c (result, '>');
  if (first && group->name != NULL)
    g_string_append_printf (result, "<title>%s</title>", group->name);
}

/* Also what was begun later and never ended. */
static void
close_to (GArray *open, guint mark)
{
  for (guint i = open->len; i-- > 0;)
    if (g_array_index (open, guint, i) == mark)
      {
        g_array_set_size (open, i);
        return;
      }
}

static void
replace_mark (BujuSvgGroups *self, GString *result, guint mark)
{
  const Group *group = get_group (self, mark);

  if (group == NULL)
    return;
  if (begins (mark))
    g_array_append_val (self->open, mark);
  else
    close_to (self->open, mark - 1);
  if (!group->ended || group->n_drawn == 0)
    return;
  if (begins (mark))
    append_begin (self, result, group);
  else
    g_string_append (result, "</g>");
}

/* An element of a feature that could not be made a group. */
static gboolean
wants_attributes (BujuSvgGroups *self, const char *tag)
{
  guint mark = self->open->len > 0 ? g_array_index (self->open, guint, self->open->len - 1) : 0;

  return mark > 0 && !get_group (self, mark)->ended && g_str_has_prefix (tag, "<path ");
}

/**
 * buju_svg_groups_replace:
 * @self: the groups that were bound while @svg was drawn
 * @svg: (array length=length): what cairo wrote
 * @length: bytes of @svg
 *
 * Returns: (transfer full): @svg with elements grouped by feature: `id` of the first, `class` of
 *   all
 */
GString *
buju_svg_groups_replace (BujuSvgGroups *self, const char *svg, gsize length)
{
  GString *result = g_string_sized_new (length);
  const char *limit = svg + length, *at = svg, *start, *end;

  measure (self, svg, length);
  g_hash_table_remove_all (self->used);
  for (; next_tag (at, limit, &start, &end); at = end)
    {
      guint mark = read_mark (start, end);

      g_string_append_len (result, at, start - at);
      if (mark > 0)
        {
          replace_mark (self, result, mark);
          continue;
        }
      if (wants_attributes (self, start))
        {
          guint open = g_array_index (self->open, guint, self->open->len - 1);

          g_string_append (result, "<path");
          append_attributes (self, result, get_group (self, open));
          start += strlen ("<path");
        }
      g_string_append_len (result, start, end - start);
    }
  g_string_append_len (result, at, limit - at);
  return result;
}
