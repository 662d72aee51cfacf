// SPDX-License-Identifier: Apache-2.0
// The least that a Qt Quick program can show: what first_frame measures the window beside.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\n"
                    "Window { visible: true; width: 1280; height: 800; color: \"#204060\" }");
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}
