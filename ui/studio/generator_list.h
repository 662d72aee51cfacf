// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/studio/generator_job.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <memory>
#include <vector>

namespace atos {

/// The generators that there are, side by side.
class GeneratorList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QVariantList generators READ generators CONSTANT)
    Q_PROPERTY(QStringList keys READ keys CONSTANT)
    Q_PROPERTY(int key MEMBER key_ NOTIFY wishChanged)
    Q_PROPERTY(bool loop MEMBER loop_ NOTIFY wishChanged)
    Q_PROPERTY(bool goingOn MEMBER goingOn_ NOTIFY wishChanged)
    Q_PROPERTY(int seconds READ seconds WRITE setSeconds NOTIFY secondsChanged)

public:
    /// What the window hears: the opened piece or the live take.
    using HeardMusic = std::function<std::shared_ptr<const Performance>()>;
    GeneratorList(std::vector<GeneratorService> services, HeardMusic heard, PlayerModel& player,
                  MidiHandover& handover, QObject* parent = nullptr);

    /// "Any key", then the names of the 24 keys; `key` is a place in it.
    [[nodiscard]] QStringList keys() const;
    /// Lets one make music as it is wished here: so long, in the key, as a loop, and, where it can, going on
    /// from what is heard. From another number, unless that is held.
    Q_INVOKABLE void make(atos::GeneratorJob* generator);

    [[nodiscard]] QVariantList generators() const; ///< GeneratorJob
    [[nodiscard]] GeneratorJob& at(std::size_t generator) { return *generators_.at(generator); }
    /// How long the music is that each makes.
    [[nodiscard]] int seconds() const { return seconds_; }
    void setSeconds(int seconds);

Q_SIGNALS:
    void secondsChanged();
    void wishChanged();
    void failed(const QString& sentence);

private:
    std::vector<std::unique_ptr<GeneratorJob>> generators_;
    HeardMusic heard_;
    int seconds_ = 30;
    int key_ = 0;
    bool loop_ = false;
    bool goingOn_ = false;
};

} // namespace atos
