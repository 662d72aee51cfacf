// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/training/run_log.h"
#include "ui/base/window_worker.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// One figure of a training over its steps.
struct RunCurveView {
    Q_GADGET
    QML_VALUE_TYPE(runCurveView)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString latest MEMBER latest CONSTANT)
    Q_PROPERTY(QVariantList points MEMBER points CONSTANT)

public:
    QString name;        ///< "generator loss"
    QString latest;      ///< its newest value
    QVariantList points; ///< QPointF, both 0..1 of what the run reached
};

/// A training that runs elsewhere (`atos train`), followed by its run log.
class TrainingLogModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList curves READ curves NOTIFY changed)
    Q_PROPERTY(QUrl samples READ samples NOTIFY changed)

public:
    explicit TrainingLogModel(QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return !file_.isEmpty(); }
    [[nodiscard]] QString title() const;                          ///< the log's name
    [[nodiscard]] QString facts() const;                          ///< "12 minutes so far"
    [[nodiscard]] QVariantList curves() const { return curves_; } ///< RunCurveView

    /// The strip of sample rolls beside the log, another url for each snapshot; empty without one.
    [[nodiscard]] QUrl samples() const { return samples_; }

    /// A `.log.jsonl` file, read anew every few seconds while it is open. One that cannot be read: failed().
    Q_INVOKABLE void follow(const QUrl& log);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    void read();
    void show(const QString& file, const Result<RunLog>& log);
    void findSamples();

    QString file_;
    QVariantList curves_;
    QUrl samples_;
    double minutes_ = 0;
    bool reading_ = false;
    QTimer timer_;
    WindowWorker worker_;
};

} // namespace atos
