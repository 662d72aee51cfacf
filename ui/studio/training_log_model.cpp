// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/training_log_model.h"

#include "ui/base/words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QPointF>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int readEveryMs = 3000;
constexpr std::size_t mostPoints = 300; ///< of a curve: more a screen cannot show

RunCurveView viewOf(const RunCurve& curve) {
    RunCurveView view;
    view.name = words::text(curve.name).replace(u'_', u' ');
    const auto finite = [](double value) { return std::isfinite(value); };
    if (curve.values.empty() || !std::all_of(curve.values.begin(), curve.values.end(), finite)) return view;
    view.latest = QString::number(curve.values.back(), 'g', 3);
    const auto [low, high] = std::minmax_element(curve.values.begin(), curve.values.end());
    const double span = *high > *low ? *high - *low : 1;
    const double first = curve.steps.front();
    const double steps = std::max(1.0, curve.steps.back() - first);
    const std::size_t stride = curve.values.size() / mostPoints + 1;
    for (std::size_t i = 0; i < curve.values.size(); i += stride)
        view.points << QPointF((curve.steps[i] - first) / steps, (curve.values[i] - *low) / span);
    return view;
}

} // namespace

TrainingLogModel::TrainingLogModel(QObject* parent) : QObject(parent) {
    timer_.setInterval(readEveryMs);
    connect(&timer_, &QTimer::timeout, this, &TrainingLogModel::read);
}

QString TrainingLogModel::title() const {
    return QFileInfo(file_).fileName();
}

QString TrainingLogModel::facts() const {
    return tr("%n minute(s) of training so far", nullptr, static_cast<int>(std::lround(minutes_)));
}

void TrainingLogModel::follow(const QUrl& log) {
    if (!log.isLocalFile()) return Q_EMIT failed(tr("Only files on this computer can be opened."));
    file_ = log.toLocalFile();
    curves_.clear();
    samples_.clear();
    minutes_ = 0;
    timer_.start();
    Q_EMIT changed();
    read();
}

void TrainingLogModel::close() {
    file_.clear();
    timer_.stop();
    Q_EMIT changed();
}

void TrainingLogModel::read() {
    if (reading_) return;
    reading_ = true;
    worker_.run(
        this, [path = std::filesystem::path(file_.toStdString())](const Task&) { return readRunLog(path); },
        [this, file = file_](const Result<RunLog>& log) {
            reading_ = false;
            if (file == file_) return show(file, log);
            if (isOpen()) read();
        });
}

void TrainingLogModel::show(const QString& file, const Result<RunLog>& log) {
    if (!log) {
        close();
        return Q_EMIT failed(words::error(log.error()));
    }
    if (log->curves.empty()) {
        close();
        return Q_EMIT failed(tr("%1 is no run log of a training.").arg(QFileInfo(file).fileName()));
    }
    curves_.clear();
    for (const RunCurve& curve : log->curves)
        curves_ << QVariant::fromValue(viewOf(curve));
    minutes_ = log->minutes;
    findSamples();
    Q_EMIT changed();
}

void TrainingLogModel::findSamples() {
    const auto weights = weightsOf(file_.toStdString());
    const QFileInfo strip(QString::fromStdString(sampleStripOf(weights).string()));
    samples_.clear();
    if (weights.empty() || !strip.exists()) return;
    samples_ = QUrl::fromLocalFile(strip.absoluteFilePath());
    samples_.setQuery(QString::number(strip.lastModified().toMSecsSinceEpoch())); // another picture
}

} // namespace atos
