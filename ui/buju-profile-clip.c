/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-profile-clip.h"

#include <string.h>

/* The type that every program knows; the text itself says that it is UTF-8. */
#define HTML "text/html"

/**
 * buju_profile_clip_copy:
 * @widget: whose clipboard
 * @profile: what to copy
 * @language: in which language
 *
 * Puts @profile with its sources on the clipboard. Who pastes chooses between text and HTML.
 */
void
buju_profile_clip_copy (GtkWidget *widget, const BujuProfile *profile, BujuLanguage language)
{
  g_autofree char               *text = NULL;
  g_autoptr (GBytes)             html = NULL;
  g_autoptr (GdkContentProvider) clip = NULL;
  GdkContentProvider            *forms[2];
  char                          *markup;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (profile != NULL);

  text = buju_profile_to_text (profile, language);
  markup = buju_profile_to_html (profile, language);
  html = g_bytes_new_take (markup, strlen (markup));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  forms[1] = gdk_content_provider_new_for_bytes (HTML, html);
  clip = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), clip);
}
