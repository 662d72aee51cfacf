// SPDX-License-Identifier: Apache-2.0
// View-models need an event loop, but no window.
#include "ui/shell/english_plurals.h"

#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const atos::EnglishPlurals plurals;
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
