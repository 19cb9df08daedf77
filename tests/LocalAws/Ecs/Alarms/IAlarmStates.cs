namespace LocalAws.Ecs.Alarms;

/// <summary>What ECS needs to know of CloudWatch alarms.</summary>
public interface IAlarmStates
{
    /// <summary>Whether the alarm's state is ALARM; an alarm that does not exist is not.</summary>
    bool IsInAlarm(string name);
}
