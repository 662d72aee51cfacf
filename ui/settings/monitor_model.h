// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/spsc_ring.h"
#include "midi/message.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <atomic>

namespace atos {

/// What comes from the piano, in words: the newest messages, while somebody looks.
class MonitorModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool watching READ watching WRITE setWatching NOTIFY watchingChanged)
    Q_PROPERTY(QStringList lines READ lines NOTIFY linesChanged)

public:
    static constexpr int mostLines = 200;

    explicit MonitorModel(QObject* parent = nullptr);

    /// One thread, the engine's; never waits.
    void hear(const ChannelMessage& message);

    [[nodiscard]] bool watching() const { return watching_; }
    void setWatching(bool watching);                           ///< lines stay when it ends
    [[nodiscard]] QStringList lines() const { return lines_; } ///< the newest first
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void watchingChanged();
    void linesChanged();

private:
    void collect();

    std::atomic<bool> watching_ = false;
    std::atomic<int> missed_ = 0;
    SpscRing<ChannelMessage> ring_{512};
    QStringList lines_;
    QTimer timer_;
};

} // namespace atos
