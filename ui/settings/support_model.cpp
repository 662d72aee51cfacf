// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/support_model.h"

#include "ui/base/words.h"

namespace atos {

void SupportModel::write(const QUrl& to, bool withMusic) {
    if (!to.isLocalFile()) return Q_EMIT failed(words::savedHereOnly());
    if (working_) return Q_EMIT failed(tr("A support bundle is being written already."));
    working_ = true;
    Q_EMIT workingChanged();
    worker_.run(
        this,
        [bundle = collect_(withMusic), path = std::filesystem::path(to.toLocalFile().toStdString())](
            const Task&) { return writeSupportBundle(bundle, path); },
        [this, name = to.toLocalFile()](const Status& status) {
            working_ = false;
            Q_EMIT workingChanged();
            if (!status) return Q_EMIT failed(words::error(status.error()));
            Q_EMIT written(name);
        });
}

} // namespace atos
