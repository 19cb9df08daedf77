namespace EcsDeploy;

/// <summary>What an alarm means that has gone off before anything is deployed.</summary>
internal enum AlarmsBefore
{
    Refuse,
    Ignore,
}
