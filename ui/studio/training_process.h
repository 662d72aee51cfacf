// SPDX-License-Identifier: Apache-2.0
// `atos train` as a process of its own: what learns is no part of the window.
#pragma once

#include "core/result.h"

#include <QObject>
#include <QProcess>

#include <filesystem>
#include <vector>

namespace atos {

struct TrainableNetwork {
    QString id; ///< as `atos train` calls it
    QString title;
};

/// What trains, and what it can train.
struct TrainingProgram {
    std::filesystem::path atos;
    std::vector<TrainableNetwork> networks;
};

/// The command beside this program, and the networks that compose.
[[nodiscard]] TrainingProgram shippedTrainingProgram();

struct TrainingOrder {
    std::filesystem::path music;   ///< the labelled music, as for `atos train`
    std::filesystem::path weights; ///< what it writes; run log, sample strip and checkpoint lie beside it
    int minutes = 30;
};

/// At most one training at a time. It lets everything else go first, and stops when the window is gone.
class TrainingProcess : public QObject {
    Q_OBJECT

public:
    explicit TrainingProcess(std::filesystem::path atos, QObject* parent = nullptr);
    /// Interrupts what runs and waits for it, some seconds at most: its last checkpoint is whole in any case.
    ~TrainingProcess() override;

    /// Asks the program whether it can train: found(). A player's program has no verb for it.
    void look();

    void start(const QString& network, const TrainingOrder& order);
    /// As Ctrl-C does: it keeps a checkpoint and ends.
    void interrupt();

Q_SIGNALS:
    void found(bool able);
    /// cancelled when it was interrupted; otherwise what the program said.
    void ended(const atos::Status& result);

private:
    [[nodiscard]] bool isThere() const;
    void collect();
    [[nodiscard]] Status resultOf(int exitCode, QProcess::ExitStatus status) const;

    QString program_;
    QProcess question_;
    QProcess training_;
    QByteArray said_; ///< the end of what it wrote to stderr
    bool interrupted_ = false;
};

} // namespace atos
