using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Looks at the alarms of a deployment while it is under way, and gives it up when one goes off.</summary>
internal sealed class AlarmWatch(EcsWorld world, DeploymentBook book)
{
    /// <summary>Asks for a step of the scheduler.</summary>
    public Action<Service> Request { get; set; } = _ => { };

    /// <summary>A deployment that begins under an alarm is not watched: it may be the repair.</summary>
    public void Begin(Service service)
    {
        var (record, settings) = (service.Current.Record, service.Alarms);
        record.AlarmNames = settings.Enabled ? settings.Names : [];
        if (record.AlarmNames.Count == 0 || (world.Options.AlarmAtStartIsIgnored && InAlarm(record).Count > 0))
            return;
        record.AlarmStatus = "MONITORING";
        Look(service, record);
    }

    private void Look(Service service, ServiceDeployment record)
    {
        if (record.AlarmStatus != "MONITORING" || record.Status != "IN_PROGRESS")
            return;
        if (InAlarm(record) is { Count: > 0 } alarms)
            Trip(service, record, alarms);
        else
            world.Engine.After(world.Profile.AlarmLook, () => Look(service, record));
    }

    private void Trip(Service service, ServiceDeployment record, IReadOnlyList<string> alarms)
    {
        record.AlarmStatus = "TRIGGERED";
        record.TriggeredAlarms = alarms;
        book.GiveUp(service, service.Alarms.Rollback, EventTexts.AlarmWentOff(alarms));
        Request(service);
    }

    private List<string> InAlarm(ServiceDeployment record) => [.. record.AlarmNames.Where(world.Alarms.IsInAlarm)];
}
