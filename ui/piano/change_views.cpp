// SPDX-License-Identifier: Apache-2.0
#include "ui/piano/change_views.h"

#include "ui/base/words.h"

#include <QCoreApplication>

#include <optional>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("changes", text);
}

std::optional<int> before(const Change& change, const std::map<std::string, int>& current) {
    const auto told = current.find(change.parameter);
    return told == current.end() ? change.from : std::optional(told->second);
}

/// "mellow grand" -> "Mellow grand": what stands for itself in a column.
QString panelText(const Parameter& parameter, int raw) {
    const QString value = words::text(panelValue(parameter, raw));
    return value.left(1).toUpper() + value.mid(1);
}

/// A part of a tone for a sentence; empty for what is no part of one.
QString partInWords(const std::string& part) {
    if (part == "voice") return tr("the instrument");
    if (part == "brightness") return tr("how bright it is");
    if (part == "reverb.type") return tr("the kind of room");
    if (part == "reverb.time") return tr("how long the room rings");
    if (part == "reverb.level") return tr("how much room is heard");
    if (part == "resonance") return tr("how the strings ring along");
    if (part == "chorus") return tr("the chorus");
    if (part == "touch") return tr("the touch");
    return {};
}

} // namespace

QString lossesInOneLine(const std::vector<Loss>& losses) {
    QStringList parts;
    for (const Loss& loss : losses) {
        const QString part = partInWords(loss.parameter);
        if (!part.isEmpty() && !parts.contains(part)) parts << part;
    }
    if (parts.isEmpty()) return losses.empty() ? QString() : words::text(losses.front().sentence);
    return tr("Only in part, or not at all, on this piano: %1.").arg(parts.join(QStringLiteral(", ")));
}

QVariantList changeViews(const KeyboardProfile& profile, const std::vector<Change>& changes,
                         const std::map<std::string, int>& current) {
    QVariantList views;
    for (const Change& change : changes) {
        const Parameter* parameter = profile.find(change.parameter);
        const std::optional<int> from = before(change, current);
        if (parameter == nullptr || from == change.to) continue;
        ChangeView view;
        view.name = words::text(parameter->label);
        view.before = from ? panelText(*parameter, *from) : QString();
        view.after = panelText(*parameter, change.to);
        view.sentence = view.before.isEmpty()
                            ? tr("%1 becomes %2").arg(view.name, view.after)
                            : tr("%1 goes from %2 to %3").arg(view.name, view.before, view.after);
        views << QVariant::fromValue(view);
    }
    return views;
}

} // namespace atos
