"""How HedgeDoc 2 says no, and how it reads JSON."""
import json


class Refusal(Exception):
    """An answer of HedgeDoc 2 that is an error: either with the error's name, or as its router words it."""

    def __init__(self, status, message, name=None, error=None):
        super().__init__(message)
        self.status, self.message, self.name, self.error = status, message, name, error

    def said(self):
        if self.name:
            return {'name': self.name, 'message': self.message, 'statusCode': self.status}
        return {'message': self.message, 'statusCode': self.status} | ({'error': self.error} if self.error else {})


FORBIDDEN = Refusal(403, 'Forbidden resource', error='Forbidden')


def not_found(what):
    return Refusal(404, f'{what} not found', 'NotInDBError')


def fields(request, body, **kinds):
    """The JSON fields that a request has to have."""
    try:
        value = json.loads(body or b'null')
    except ValueError:
        value = None
    if request.content_type()[0] != 'application/json' or not isinstance(value, dict) or not all(
            isinstance(value.get(name), kind) for name, kind in kinds.items()):
        raise Refusal(400, 'Validation failed', error='Bad Request')
    return [value[name] for name in kinds]
