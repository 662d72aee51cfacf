// SPDX-License-Identifier: Apache-2.0
// Dates as people write them.
#pragma once

#include "app/library/take.h"

#include <QString>

namespace atos {

struct WrittenDate {
    UnixSeconds seconds = 0;
    QString problem; ///< one sentence; empty: none
};

/// "28 Nov 2026, 14:05", "28 November 2026", "2026-11-28", "28.11.2026", "today", "yesterday". Without a time
/// of day that of `before` stays. Nothing was played in the future of `now`.
[[nodiscard]] WrittenDate readDate(const QString& text, UnixSeconds before, UnixSeconds now);

/// As readDate() reads it: "28 Nov 2026, 14:05", local time.
[[nodiscard]] QString dateText(UnixSeconds seconds);

} // namespace atos
