// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace atos {

/// Source texts are English and write "%n note(s)": this makes "1 note" and "3 notes" of them. A translation
/// that is installed later comes first.
class EnglishPlurals : public QTranslator {
public:
    /// Installs itself while it lives.
    explicit EnglishPlurals(QObject* parent = nullptr);

    [[nodiscard]] QString translate(const char* context, const char* sourceText, const char* disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace atos
