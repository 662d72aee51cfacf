// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/base/window_worker.h"

#include <QObject>
#include <QSize>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <filesystem>

namespace atos {

/// What the user decides for the whole window, kept in window.ini; and where things lie.
class SettingsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(double textSize READ textSize WRITE setTextSize NOTIFY textSizeChanged)
    Q_PROPERTY(int keepDays READ keepDays WRITE setKeepDays NOTIFY keepDaysChanged)
    Q_PROPERTY(QString listening READ listening WRITE setListening NOTIFY listeningChanged)
    Q_PROPERTY(bool hearAtOnce READ hearAtOnce WRITE setHearAtOnce NOTIFY hearAtOnceChanged)
    Q_PROPERTY(QSize windowSize READ windowSize WRITE setWindowSize NOTIFY windowSizeChanged)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QString soundfont READ soundfont NOTIFY soundfontChanged)
    Q_PROPERTY(bool soundfontChosen READ soundfontChosen NOTIFY soundfontChanged)
    Q_PROPERTY(QStringList models READ models NOTIFY modelsChanged)

public:
    static constexpr double smallestText = 0.9;
    static constexpr double largestText = 2;
    static constexpr int usualDays = 90;
    static constexpr int mostDays = 3650;

    /// `userData` holds window.ini.
    explicit SettingsModel(std::filesystem::path userData, QObject* parent = nullptr);
    /// Which shipped models there are, in a worker.
    void readModels();

    [[nodiscard]] bool dark() const { return dark_; }
    void setDark(bool dark);
    /// How many times the usual size of letters.
    [[nodiscard]] double textSize() const { return textSize_; }
    void setTextSize(double textSize);
    /// How long takes without a star stay; 0: for ever. Read by the library when it opens.
    [[nodiscard]] int keepDays() const { return keepDays_; }
    void setKeepDays(int days);
    /// "headphones" or "loudspeakers"; empty: not yet asked.
    [[nodiscard]] QString listening() const { return listening_; }
    void setListening(const QString& listening);
    /// Whether A and B are played as soon as there is an answer.
    [[nodiscard]] bool hearAtOnce() const { return hearAtOnce_; }
    void setHearAtOnce(bool hear);
    /// Of the window when it was closed last.
    [[nodiscard]] QSize windowSize() const { return windowSize_; }
    void setWindowSize(QSize size);
    /// The port of the real piano that the player chose last; empty: none.
    [[nodiscard]] QString piano() const { return piano_; }
    void setPiano(const QString& port);
    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] QString soundfont() const; ///< its path, or why there is none
    [[nodiscard]] bool soundfontChosen() const { return !chosenSoundfont_.empty(); }
    /// What the user chose; empty: the best that is found.
    [[nodiscard]] const std::filesystem::path& chosenSoundfont() const { return chosenSoundfont_; }
    /// An empty url goes back to the best that is found. A file that is no soundfont changes nothing:
    /// failed().
    Q_INVOKABLE void chooseSoundfont(const QUrl& file);
    /// Whether the first minute was gone through or closed.
    [[nodiscard]] bool guideSeen() const { return guideSeen_; }
    void setGuideSeen(bool seen);
    [[nodiscard]] QStringList models() const { return models_; } ///< "style-open: CC BY-SA 4.0"

Q_SIGNALS:
    void darkChanged();
    void textSizeChanged();
    void keepDaysChanged();
    void listeningChanged();
    void hearAtOnceChanged();
    void windowSizeChanged();
    void modelsChanged();
    void soundfontChanged();
    void failed(const QString& sentence);

private:
    void keep(const QString& name, const QVariant& value);
    [[nodiscard]] QString file() const;

    std::filesystem::path userData_;
    bool dark_ = true;
    double textSize_ = 1;
    int keepDays_ = usualDays;
    QString listening_;
    bool hearAtOnce_ = true;
    QSize windowSize_{1280, 800};
    QString piano_;
    std::filesystem::path chosenSoundfont_;
    bool guideSeen_ = false;
    QStringList models_;
    WindowWorker worker_;
};

} // namespace atos
