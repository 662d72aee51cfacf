// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/studio/generator_job.h"

#include <QList>
#include <QObject>
#include <QVariantList>

#include <memory>
#include <vector>

namespace atos {

/// The generators that there are, side by side.
class GeneratorList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QVariantList generators READ generators CONSTANT)
    Q_PROPERTY(int seconds READ seconds WRITE setSeconds NOTIFY secondsChanged)

public:
    GeneratorList(std::vector<GeneratorService> services, PlayerModel& player, MidiHandover& handover,
                  QObject* parent = nullptr);

    [[nodiscard]] QVariantList generators() const; ///< GeneratorJob
    [[nodiscard]] GeneratorJob& at(std::size_t generator) { return *generators_.at(generator); }
    /// How long the music is that each makes.
    [[nodiscard]] int seconds() const { return seconds_; }
    void setSeconds(int seconds);

Q_SIGNALS:
    void secondsChanged();
    void failed(const QString& sentence);

private:
    std::vector<std::unique_ptr<GeneratorJob>> generators_;
    int seconds_ = 30;
};

} // namespace atos
