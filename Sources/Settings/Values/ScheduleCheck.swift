import Schedule

extension Section {
    /// Complains of a cron expression or a time zone that is none, where it stands.
    func check(_ schedule: PipelineSettings.ScheduleSettings) {
        do {
            _ = try Schedule(schedule.refresh, zone: schedule.zone)
        } catch {
            switch error {
            case .expression(let malformed): complain(malformed.description, about: "refresh")
            case .zone: complain(error.description, about: "zone")
            }
        }
    }
}
