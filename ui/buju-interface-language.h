/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The language of the interface, which the user may have set apart from that of the desktop. It is
 * fixed when the program starts: GTK and the C library keep what they have said. */

#include "plan/buju-text.h"

G_BEGIN_DECLS

/* Before GTK begins; without the settings' schema, or with "system", nothing happens. */
void buju_interface_language_apply (char **argv);
/* Of the two that there are: the one in which the interface speaks, whatever the content's is. */
BujuLanguage buju_interface_language_get (void);

G_END_DECLS
