/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-tip.h"

#define LONGEST     50 /* characters of one line */
#define WORD_JOINER "\u2060"

/**
 * buju_tip_dup_joined:
 * @text: the text of a tooltip
 *
 * Joins the characters of @text, so that it is not broken between any two. The joiners count where
 * GTK reckons how wide a tooltip may be, and take no room.
 *
 * Returns: (transfer full): the same to the eye
 */
char *
buju_tip_dup_joined (const char *text)
{
  GString *joined = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (joined, FALSE));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_string_append (joined, at > text ? WORD_JOINER : "");
      g_string_append_len (joined, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char      *text = gtk_widget_get_tooltip_text (widget);
  g_autofree char *joined = NULL;

  if (text == NULL || g_str_is_ascii (text) || g_utf8_strlen (text, -1) > LONGEST)
    return FALSE;
  joined = buju_tip_dup_joined (text);
  gtk_tooltip_set_text (tooltip, joined);
  return TRUE;
}

/**
 * buju_tip_keep:
 * @widget: has a tooltip, or will have one
 *
 * Shows a short text of its tooltip in one line.
 */
void
buju_tip_keep (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_handlers_disconnect_by_func (widget, query_cb, NULL);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
}

/**
 * buju_tip_set:
 * @widget: anything
 * @text: (nullable): its tooltip
 *
 * Sets the tooltip; where it is short it is shown in one line.
 */
void
buju_tip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, text);
  buju_tip_keep (widget);
}
