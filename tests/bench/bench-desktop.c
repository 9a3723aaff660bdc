/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desktop.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

/* The properties are those of the Extended Window Manager Hints 1.5, "Root Window Properties". */

static Atom
get_atom (Display *display, const char *name)
{
  return XInternAtom (display, name, False);
}

BenchDesktop *
bench_desktop_new (void)
{
  Display *display = XOpenDisplay (NULL);
  Window   root, window;
  Atom     check;

  if (display == NULL)
    return NULL;
  root = DefaultRootWindow (display);
  window = XCreateSimpleWindow (display, root, -1, -1, 1, 1, 0, 0, 0);
  check = get_atom (display, "_NET_SUPPORTING_WM_CHECK");
  XChangeProperty (display, window, check, XA_WINDOW, 32, PropModeReplace,
                   (const unsigned char *) &window, 1);
  XChangeProperty (display, window, get_atom (display, "_NET_WM_NAME"),
                   get_atom (display, "UTF8_STRING"), 8, PropModeReplace,
                   (const unsigned char *) "bench", 5);
  XChangeProperty (display, root, get_atom (display, "_NET_SUPPORTED"), XA_ATOM, 32,
                   PropModeReplace, (const unsigned char *) &check, 1);
  XChangeProperty (display, root, check, XA_WINDOW, 32, PropModeReplace,
                   (const unsigned char *) &window, 1);
  XFlush (display);
  return (BenchDesktop *) display;
}

void
bench_desktop_free (BenchDesktop *self)
{
  if (self != NULL)
    XCloseDisplay ((Display *) self);
}
