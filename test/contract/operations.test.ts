import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations, type Operation } from '../../api/contract/operations.ts';

const all: [name: string, operation: Operation][] = Object.entries(operations);

describe('every operation', () => {
  it('has a method and path of its own, whatever its parameters are called', () => {
    const places = all.map(
      ([, { method, path }]) => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`,
    );
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it.each(all)('%s has a path of words and parameters', (_, { path }) => {
    expect(path).toMatch(/^(\/([a-z]+(-[a-z]+)*|\{[a-z][A-Za-z]*\}))+(\.csv)?$/);
  });

  it.each(all)('%s reads exactly the parameters that its path has', (_, { path, params }) => {
    const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
    const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' });
    expect(Object.keys(properties).toSorted()).toEqual(inPath.toSorted());
    expect(required.toSorted()).toEqual(inPath.toSorted());
  });

  it.each(all)('%s can be described to others as JSON Schema', (_, operation) => {
    const { query, body, response, status } = operation;
    for (const asked of [query, body]) {
      expect(() => z.toJSONSchema(asked, { io: 'input' })).not.toThrow();
    }
    if (status !== 204) expect(() => z.toJSONSchema(response, { io: 'output' })).not.toThrow();
  });

  it.each(all)(
    '%s says in one line what it does, and is called what it does',
    (name, operation) => {
      expect(operation.summary).toMatch(/^[A-Z][^\n.]*$/);
      expect(name).toMatch(
        /^(get|list|search|plan|create|update|delete|put|start|stop|retry|undo|export|follow|test|skip|unskip|pause|resume)[A-Z]/,
      );
    },
  );

  it.each(all)('%s answers an object, text, or nothing with 204', (_, { status, response }) => {
    const nothing = response.safeParse(undefined).success;
    expect(nothing).toBe(status === 204);
    const isText = response instanceof z.ZodString;
    if (!nothing && !isText) expect(z.toJSONSchema(response).type).toBe('object');
  });
});

describe('rights', () => {
  it.each(all)('%s: who only looks changes nothing', (_, { method, role }) => {
    if (role === 'viewer') expect(['get', 'post']).toContain(method);
  });

  it.each(all.filter(([, { method }]) => method === 'get'))('%s sends no body', (_, { body }) => {
    expect(body.safeParse(undefined).success).toBe(true);
  });
});
