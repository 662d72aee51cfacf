// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/base/window_worker.h"
#include "ui/settings/support_bundle.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace atos {

/// Writes the support bundle in a worker.
class SupportModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool working READ working NOTIFY workingChanged)

public:
    /// `collect` says what goes in; on the window's thread. Music goes in only when it is asked for.
    explicit SupportModel(std::function<SupportBundle(bool withMusic)> collect, QObject* parent = nullptr)
        : QObject(parent), collect_(std::move(collect)) {}

    [[nodiscard]] bool working() const { return working_; }
    Q_INVOKABLE void write(const QUrl& to, bool withMusic);

Q_SIGNALS:
    void workingChanged();
    void written(const QString& file);
    void failed(const QString& sentence);

private:
    std::function<SupportBundle(bool withMusic)> collect_;
    bool working_ = false;
    WindowWorker worker_;
};

} // namespace atos
