// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/english_plurals.h"

#include <QCoreApplication>

namespace atos {

EnglishPlurals::EnglishPlurals(QObject* parent) : QTranslator(parent) {
    QCoreApplication::installTranslator(this);
}

QString EnglishPlurals::translate(const char* /*context*/, const char* sourceText,
                                  const char* /*disambiguation*/, int n) const {
    if (n < 0) return {};
    return QString::fromUtf8(sourceText)
        .replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace atos
