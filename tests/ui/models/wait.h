// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

/// Runs the event loop until `condition` holds; fails after 20 s.
#define ATOS_WAIT_FOR(condition)                                                                             \
    ASSERT_TRUE(QTest::qWaitFor([&] { return (condition); }, 20000)) << #condition
