// SPDX-License-Identifier: Apache-2.0
// What a name that was given for saving means. Any thread; may take as long as a slow disk does.
#pragma once

#include "core/result.h"

#include <QString>

namespace atos {

struct SaveTarget {
    QString path;        ///< absolute, with its suffix
    bool folder = false; ///< a folder is called so: it is meant to be shown
    bool exists = false; ///< a file is called so: it would be replaced
};

/// `name` as people type it, a path too. badInput, in one sentence, for no name, one that is too long, and
/// where nothing can be written.
[[nodiscard]] Result<SaveTarget> findSaveTarget(const QString& name, const QString& folder,
                                                const QString& suffix);

/// badInput, in one sentence, when it is no file or may not be read.
[[nodiscard]] Status checkReadable(const QString& path);

/// Makes the folder `name` in `folder` and gives its path. badInput, in one sentence, when it cannot.
[[nodiscard]] Result<QString> makeFolderIn(const QString& folder, const QString& name);

/// Whether a file can be made there.
[[nodiscard]] bool mayWriteIn(const QString& folder);

} // namespace atos
