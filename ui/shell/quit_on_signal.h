// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace atos {

/// While it lives, SIGTERM, SIGHUP and SIGINT quit the application as closing its window does: tones are put
/// back, temporary folders go. A second one of the same kind ends the program at once. One at a time, after
/// the application.
class QuitOnSignal : public QObject {
public:
    explicit QuitOnSignal(QObject* parent = nullptr);
    ~QuitOnSignal() override;

private:
    int readEnd_ = -1;
};

} // namespace atos
