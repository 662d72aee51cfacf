// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings_model.h"

#include "app/live/live_sound.h"
#include "app/models/model_licences.h"
#include "files/locations.h"
#include "tone/archetypes/listening.h"
#include "ui/base/words.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {

namespace {

/// Empty for what is neither.
QString known(const QString& listening) {
    return listeningCalled(listening.toStdString()) ? listening : QString();
}

} // namespace

SettingsModel::SettingsModel(std::filesystem::path userData, QObject* parent)
    : QObject(parent), userData_(std::move(userData)) {
    const QSettings settings(file(), QSettings::IniFormat);
    dark_ = settings.value("dark", true).toBool();
    const double size = settings.value("textSize", 1).toDouble();
    if (std::isfinite(size)) textSize_ = std::clamp(size, smallestText, largestText);
    keepDays_ = std::clamp(settings.value("keepDays", usualDays).toInt(), 0, mostDays);
    listening_ = known(settings.value("listening").toString());
    hearAtOnce_ = settings.value("hearAtOnce", true).toBool();
    windowSize_ = settings.value("windowSize", windowSize_).toSize().expandedTo({1024, 700});
    piano_ = settings.value("piano").toString();
    chosenSoundfont_ = settings.value("soundfont").toString().toStdString();
    if (!chosenSoundfont_.empty() && !findSoundfont(chosenSoundfont_))
        chosenSoundfont_.clear(); // it was removed
    guideSeen_ = settings.value("guideSeen", false).toBool();
}

void SettingsModel::readModels() {
    worker_.run(
        this, [folder = shippedData() / "models"](const Task& task) { return modelLicences(folder, task); },
        [this](const std::vector<std::string>& models) {
            for (const std::string& model : models)
                models_ << words::text(model);
            Q_EMIT modelsChanged();
        });
}

void SettingsModel::setDark(bool dark) {
    if (dark == dark_) return;
    dark_ = dark;
    keep("dark", dark);
    Q_EMIT darkChanged();
}

void SettingsModel::setTextSize(double textSize) {
    textSize = std::clamp(textSize, smallestText, largestText);
    if (textSize == textSize_) return;
    textSize_ = textSize;
    keep("textSize", textSize);
    Q_EMIT textSizeChanged();
}

void SettingsModel::setKeepDays(int days) {
    days = std::clamp(days, 0, mostDays);
    if (days == keepDays_) return;
    keepDays_ = days;
    keep("keepDays", days);
    Q_EMIT keepDaysChanged();
}

void SettingsModel::setListening(const QString& listening) {
    if (known(listening) == listening_) return;
    listening_ = known(listening);
    keep("listening", listening_);
    Q_EMIT listeningChanged();
}

void SettingsModel::setHearAtOnce(bool hear) {
    if (std::exchange(hearAtOnce_, hear) == hear) return;
    keep("hearAtOnce", hear);
    Q_EMIT hearAtOnceChanged();
}

void SettingsModel::setWindowSize(QSize size) {
    if (std::exchange(windowSize_, size) == size) return;
    keep("windowSize", size);
    Q_EMIT windowSizeChanged();
}

void SettingsModel::setPiano(const QString& port) {
    if (std::exchange(piano_, port) != port) keep("piano", port);
}

QString SettingsModel::dataFolder() const {
    return QString::fromStdString(userData_.string());
}

QString SettingsModel::soundfont() const {
    const auto found = findSoundfont(chosenSoundfont_);
    return found ? QString::fromStdString(found->string()) : words::error(found.error());
}

void SettingsModel::chooseSoundfont(const QUrl& file) {
    const std::filesystem::path path = file.toLocalFile().toStdString();
    if (const auto found = findSoundfont(path); !found) return Q_EMIT failed(words::error(found.error()));
    if (path == chosenSoundfont_) return;
    chosenSoundfont_ = path;
    keep("soundfont", file.toLocalFile());
    Q_EMIT soundfontChanged();
}

void SettingsModel::setGuideSeen(bool seen) {
    if (seen == guideSeen_) return;
    guideSeen_ = seen;
    keep("guideSeen", seen);
}

void SettingsModel::keep(const QString& name, const QVariant& value) {
    QSettings(file(), QSettings::IniFormat).setValue(name, value);
}

QString SettingsModel::file() const {
    return QString::fromStdString((userData_ / "window.ini").string());
}

} // namespace atos
