/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

struct BujuCliInterrupt
{
  GCancellable *cancellable;
  GThread      *thread;   /* NULL: signals end the process as ever */
  sigset_t      signals;
  sigset_t      before;   /* blocked signals of the caller */
  int           arrivals; /* signalfd */
  int           end[2];   /* pipe; closed for writing at the end */
  int           number;   /* of the signal that came, or 0; of the thread until it is joined */
};

/* What a parent has told us to ignore (nohup, a shell's background) stays ignored: blocked, it
 * would arrive. */
static void
choose_signals (sigset_t *set)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (set);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction action;

      if (sigaction (numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (set, numbers[i]);
    }
}

/* A thread of its own, because a handler may do next to nothing. */
static gpointer
wait_for_signal (gpointer data)
{
  BujuCliInterrupt *self = data;
  struct pollfd files[] = { { self->arrivals, POLLIN, 0 }, { self->end[0], POLLIN, 0 } };
  struct signalfd_siginfo info;

  while (poll (files, G_N_ELEMENTS (files), -1) < 0 && errno == EINTR)
    ;
  if (files[0].revents == 0 || read (self->arrivals, &info, sizeof info) != sizeof info)
    return NULL;
  self->number = (int) info.ssi_signo;
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

/**
 * buju_cli_interrupt_new:
 *
 * Signals cancel from now on. Where there is no thread or file to be had for it, they end the
 * process as before.
 *
 * Returns: (transfer full): end it with buju_cli_interrupt_end()
 */
BujuCliInterrupt *
buju_cli_interrupt_new (void)
{
  BujuCliInterrupt *self = g_new0 (BujuCliInterrupt, 1);

  self->cancellable = g_cancellable_new ();
  self->end[0] = self->end[1] = -1;
  choose_signals (&self->signals);
  pthread_sigmask (SIG_BLOCK, &self->signals, &self->before);
  self->arrivals = signalfd (-1, &self->signals, SFD_CLOEXEC | SFD_NONBLOCK);
  if (self->arrivals >= 0 && g_unix_open_pipe (self->end, FD_CLOEXEC, NULL))
    self->thread = g_thread_try_new ("interrupt", wait_for_signal, self, NULL);
  if (self->thread == NULL)
    pthread_sigmask (SIG_SETMASK, &self->before, NULL);
  return self;
}

/**
 * buju_cli_interrupt_get_cancellable:
 * @self: what waits
 *
 * Returns: (transfer none): cancelled by the first signal
 */
GCancellable *
buju_cli_interrupt_get_cancellable (const BujuCliInterrupt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

static void
close_file (int fd)
{
  if (fd >= 0)
    close (fd);
}

/**
 * buju_cli_interrupt_end:
 * @self: (transfer full): what waited
 *
 * Everything is cleaned up. Does not return when a signal came: a shell that runs a loop stops it
 * only when it sees that the program ended by the signal.
 */
void
buju_cli_interrupt_end (BujuCliInterrupt *self)
{
  close_file (self->end[1]);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  if (self->number != 0)
    {
      signal (self->number, SIG_DFL);
      raise (self->number);
    }
  pthread_sigmask (SIG_SETMASK, &self->before, NULL);
  close_file (self->end[0]);
  close_file (self->arrivals);
  g_object_unref (self->cancellable);
  g_free (self);
}
