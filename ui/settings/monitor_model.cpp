// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/monitor_model.h"

#include "app/piano/port_monitor.h"
#include "ui/base/words.h"

namespace atos {
namespace {

constexpr int collectEveryMs = 100; // faster nobody reads

} // namespace

MonitorModel::MonitorModel(QObject* parent) : QObject(parent) {
    timer_.setInterval(collectEveryMs);
    connect(&timer_, &QTimer::timeout, this, &MonitorModel::collect);
}

void MonitorModel::hear(const ChannelMessage& message) {
    if (watching_ && !ring_.push(message)) ++missed_;
}

void MonitorModel::setWatching(bool watching) {
    if (watching == watching_) return;
    watching_ = watching;
    watching ? timer_.start() : timer_.stop();
    collect();
    Q_EMIT watchingChanged();
}

void MonitorModel::clear() {
    lines_.clear();
    Q_EMIT linesChanged();
}

void MonitorModel::collect() {
    QStringList added;
    if (const int missed = missed_.exchange(0); missed > 0)
        added << tr("%n message(s) came too fast to be shown.", nullptr, missed);
    for (ChannelMessage message; ring_.pop(message);)
        added.prepend(words::text(messageInWords(message)));
    if (added.isEmpty()) return;
    lines_ = (added + lines_).mid(0, mostLines);
    Q_EMIT linesChanged();
}

} // namespace atos
