// SPDX-License-Identifier: Apache-2.0
// What changes on a piano, as its own panel shows it: before and after.
#pragma once

#include "piano/profile/encode.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <string>
#include <vector>

namespace atos {

struct ChangeView {
    Q_GADGET
    QML_VALUE_TYPE(changeView)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString before MEMBER before CONSTANT)
    Q_PROPERTY(QString after MEMBER after CONSTANT)
    Q_PROPERTY(QString sentence MEMBER sentence CONSTANT)

public:
    QString name;     ///< as the maker calls it
    QString before;   ///< empty: not known
    QString after;    ///< never empty
    QString sentence; ///< for screen readers
    friend bool operator==(const ChangeView&, const ChangeView&) = default;
};

/// ChangeView, of those that differ. `current`: raw values that the piano has told, by parameter; what it has
/// not told is as `changes` says it was, or not known.
[[nodiscard]] QVariantList changeViews(const KeyboardProfile& profile, const std::vector<Change>& changes,
                                       const std::map<std::string, int>& current);

/// "Only in part, or not at all, on this piano: the kind of room, the touch."; empty without losses.
[[nodiscard]] QString lossesInOneLine(const std::vector<Loss>& losses);

} // namespace atos
