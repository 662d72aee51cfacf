// SPDX-License-Identifier: Apache-2.0
// What the window hears: the live take or an opened piece. Both look alike to the screen.
#pragma once

#include "analysis/tempo/beat_grid.h"
#include "music/performance.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <cstdint>
#include <memory>

namespace atos {

/// The numbers of the strip above the roll, in words. Empty text: not known (yet).
struct HeardFacts {
    QString key;        ///< "C minor"
    double keySure = 0; ///< 0..1
    QString chord;
    int bpm = 0;       ///< 0: not known
    double enough = 0; ///< 0..1 of the music that an answer needs
    friend bool operator==(const HeardFacts&, const HeardFacts&) = default;
};

class HeardModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QString title READ title NOTIFY factsChanged)
    Q_PROPERTY(QString key READ key NOTIFY factsChanged)
    Q_PROPERTY(double keySure READ keySure NOTIFY factsChanged)
    Q_PROPERTY(QString keySentence READ keySentence NOTIFY factsChanged)
    Q_PROPERTY(QString chord READ chord NOTIFY factsChanged)
    Q_PROPERTY(int bpm READ bpm NOTIFY factsChanged)
    Q_PROPERTY(double enough READ enough NOTIFY factsChanged)
    Q_PROPERTY(QString enoughSentence READ enoughSentence NOTIFY factsChanged)
    Q_PROPERTY(bool live READ isLive CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY factsChanged)
    Q_PROPERTY(QString rollSentence READ rollSentence NOTIFY rollSentenceChanged)

public:
    using QObject::QObject;

    [[nodiscard]] virtual QString title() const = 0;
    /// Never null; never changes once given out.
    [[nodiscard]] virtual std::shared_ptr<const Performance> performance() const = 0;
    /// The beats of the performance; null where they are not sure.
    [[nodiscard]] virtual std::shared_ptr<const BeatGrid> beats() const { return {}; }
    [[nodiscard]] virtual double position() const = 0; ///< seconds: now, or the playhead
    /// True while time runs on by itself and the roll's right edge is now.
    [[nodiscard]] virtual bool isLive() const = 0;
    /// By pitch: how hard the keys that are down were struck; 0: up.
    [[nodiscard]] virtual std::array<std::uint8_t, 128> held() const = 0;

    [[nodiscard]] bool isEmpty() const { return performance()->notes.empty(); }
    [[nodiscard]] QString key() const { return facts_.key; }
    [[nodiscard]] double keySure() const { return facts_.keySure; }
    [[nodiscard]] QString keySentence() const;
    [[nodiscard]] QString chord() const { return facts_.chord; }
    [[nodiscard]] int bpm() const { return facts_.bpm; }
    [[nodiscard]] double enough() const { return facts_.enough; }
    [[nodiscard]] QString enoughSentence() const;
    [[nodiscard]] QString rollSentence() const { return rollSentence_; }

Q_SIGNALS:
    void factsChanged();
    void moved(); ///< position, performance or held keys
    void rollSentenceChanged();

protected:
    [[nodiscard]] const HeardFacts& facts() const { return facts_; }
    void setFacts(const HeardFacts& facts);
    /// Describes [from, to) seconds of the performance for screen readers.
    void describeRoll(double from, double to);

private:
    HeardFacts facts_;
    bool wasEmpty_ = true;
    QString rollSentence_;
};

} // namespace atos
