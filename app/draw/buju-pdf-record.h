/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Metadata in a finished PDF. cairo 1.16 knows the standard fields of the Info dictionary only. */

#include "draw/buju-record.h"

G_BEGIN_DECLS

/* (transfer full) */
GBytes *buju_pdf_add_record (GBytes *pdf, const BujuRecord *record);

G_END_DECLS
