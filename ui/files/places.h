// SPDX-License-Identifier: Apache-2.0
// Where people keep files: the folders of their home, sticks, and where they were last.
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace atos {

struct FilePlace {
    Q_GADGET
    QML_VALUE_TYPE(filePlace)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString path MEMBER path CONSTANT)

public:
    QString title;
    QString path; ///< absolute
};

/// Those that are there, each once. Any thread; a disk that does not answer holds it up.
[[nodiscard]] QList<FilePlace> placesToLook(const QString& lastFolder);

/// Whether a volume that is mounted there is a stick or disk that was plugged in.
[[nodiscard]] bool isPluggedIn(const QString& mountPoint);

} // namespace atos
