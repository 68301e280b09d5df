/// What a word before a date says of it.
enum DateLabel: Sendable {
    case published, modified

    /// Takes a whole word in lower case.
    init?(_ word: String) {
        guard let label = DateLabel.table[word] else { return nil }
        self = label
    }

    /// What the last labelling word of a text says.
    static func last(in text: String) -> DateLabel? {
        text.lowercased().split(whereSeparator: { !$0.isLetter }).reversed().lazy.compactMap { DateLabel(String($0)) }
            .first
    }

    private static let words: [(DateLabel, String)] = [
        (
            .published,
            "published publication posted created issued released erschienen veröffentlicht erstellt publié publiée paru publicado publicación publicada pubblicato gepubliceerd geplaatst publicerad publisert udgivet julkaistu opublikowano dodano publikováno zveřejněno yayınlanma publikálva publicat objavljeno опубликовано опубликован опубликована размещено дата опубліковано жарияланды 发布 发表 公開 掲載 投稿 작성 입력 등록"
        ),
        (
            .modified,
            "updated update lastupdate lastupdated modified edited revised reviewed changed aktualisiert aktualisierung geändert überarbeitet bearbeitet jour modifié modifiée actualizado actualizada actualización modificado atualizado atualização aggiornato aggiornamento bijgewerkt gewijzigd uppdaterad oppdatert opdateret päivitetty muokattu zaktualizowano aktualizacja aktualizováno aktualizace güncelleme güncellendi frissítve actualizat ažurirano обновлено обновлён обновлен изменено изменён оновлено жаңартылды ενημέρωση 更新 修正 수정 עודכן تحديث"
        ),
    ]

    private static let table: [String: DateLabel] = {
        var table: [String: DateLabel] = [:]
        for (label, list) in words {
            for word in list.split(separator: " ") { table[String(word)] = label }
        }
        return table
    }()
}
